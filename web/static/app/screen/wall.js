// The wall: every door turns at once, keys appear on them as they come, and one count rises.
import { html, memo, useRef } from "../html.js";
import { Key, Lamp } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { acrossOf, useColumns } from "./columns.js";
import { Empty } from "./empty.js";
import { useFewAtOnce } from "./few.js";
import { softly } from "./soft.js";
import { useTurn, useTurning } from "./turning.js";

const SIZES = [6, 12, 24, 40];

export function WallStep({ shown }) {
  const { game } = useHere();
  const wall = useRef(null);
  const across = acrossOf(wall.current);
  const doors = useFewAtOnce(game.all("door"), (index) => index % across); // column by column
  const stood = useTurning(
    shown,
    doors.map(({ id }) => id),
  );
  if (doors.length === 0) return html`<${Empty} kind="dream" icon="door" text=${t("Væggen er tom endnu. Den første dør kommer, når en af os slipper den fri.")} />`;
  const keyed = doors.filter((door) => door.state !== "bare").length;
  return html`<section class="hall__wall" aria-labelledby="wall-count">
    <p id="wall-count" class="hall__tally" role="status"><span class="hall__count">${keyed}</span>
      <span>${tn("af {count} dør har en nøgle", "af {count} døre har en nøgle", doors.length)}</span></p>
    <${Doors} wall=${wall} doors=${doors} stood=${stood} tables=${tablesAtWork(game, shown.meeting)} />
  </section>`;
}

function Doors({ wall, doors, stood, tables }) {
  const words = doors.map((door) => door.workplace).join("\n") + tables.size;
  useColumns(wall, doors.length, words);
  return html`<ul class="wall" ref=${wall} data-many=${SIZES.find((size) => doors.length <= size) ?? "60"}>${doors.map(
    (door) => html`<${Door} key=${door.id} door=${door} stood=${stood} table=${tables.get(door.id) ?? null} />`,
  )}</ul>`;
}

// In a swap each table works on another's keyless doors; the door carries the mark of who has it now.
function tablesAtWork(game, meeting) {
  const tables = new Map();
  for (const team of teamsInOrder(game)) for (const id of meeting?.swap?.[team.id] ?? []) tables.set(id, team);
  return tables;
}

const Door = memo(function Door({ door, table, stood }) {
  const turn = useTurn(stood, door.id);
  const look = useLook(door.state);
  return html`<li class=${`wall__door wall__door--${door.state} ${turn.look}`} onAnimationEnd=${turn.onAnimationEnd}>
    <span class=${`wall__sign ${door.state === "bare" && table ? "wall__sign--table" : look}`}>${sign(door.state, table)}</span>
    <span class="wall__place" lang="da">${softly(door.workplace ?? "")}</span>
  </li>`;
});

const CALM_MS = 700;
let lastKeyAt = -Infinity;

// A key that comes alone is seen coming. When a whole hall taps each stands there at once: forty-four small motions at
// the same time would cost every screen without a graphics card its own pace.
function useLook(state) {
  const kept = useRef({ state, look: "" });
  if (state !== kept.current.state) kept.current = { state, look: state !== "bare" && isCalm() ? "arrives" : "" };
  return kept.current.look;
}

function isCalm() {
  const sinceMs = performance.now() - lastKeyAt;
  lastKeyAt += sinceMs;
  return sinceMs > CALM_MS;
}

function sign(state, table) {
  if (state === "glowing") return html`<${Key} label=${t("Har en nøgle")} />`;
  if (state === "lit") return html`<${Lamp} label=${t("Lyser: en nøgle blev brugt")} />`;
  return html`<span class="visually-hidden">${t("Mangler en nøgle")}</span>
    ${table && html`<span class="wall__table"><${TeamBadge} accent=${table.seat_no - 1} name=${teamName(table)} /></span>`}`;
}
