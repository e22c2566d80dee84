// The wall: every door turns at once, keys appear on them as they come, and one count rises.
import { html, memo } from "../html.js";
import { Key, Lamp } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";

const SIZES = [6, 12, 24, 40, 60];

/** How many columns leave the fewest empty places, with doors a good half wider than high. */
export function columnsFor(count, width, height) {
  const costOf = (columns) => {
    const rows = Math.ceil(count / columns);
    const shape = width / columns / (height / rows);
    return Math.abs(Math.log(shape / 1.6)) + (1.4 * (columns * rows - count)) / count;
  };
  return Array.from({ length: Math.min(count, 14) }, (_, i) => i + 1).toSorted((a, b) => costOf(a) - costOf(b))[0];
}

export function WallStep({ shown }) {
  const { game } = useHere();
  const doors = game.all("door");
  const keyed = doors.filter((door) => door.state !== "bare").length;
  const tables = tablesAtWork(game, shown.meeting);
  const across = columnsFor(doors.length, innerWidth, innerHeight * 0.7);
  if (doors.length === 0) return html`<p class="hall__say hall__say--alone">${t("Væggen er tom endnu. Den første dør kommer, når en af os slipper den fri.")}</p>`;
  return html`<section class="hall__wall" aria-labelledby="wall-count">
    <p id="wall-count" class="hall__tally" role="status"><span class="hall__count">${keyed}</span>
      <span>${tn("af {count} dør har en nøgle", "af {count} døre har en nøgle", doors.length)}</span></p>
    <ul class="wall" style=${{ "--across": across }} data-many=${SIZES.find((size) => doors.length <= size) ?? "more"}>${doors.map(
      (door) => html`<${Door} key=${door.id} door=${door} table=${tables.get(door.id) ?? null} />`,
    )}</ul>
  </section>`;
}

// In a swap each table works on another's keyless doors; the door carries the mark of who has it now.
function tablesAtWork(game, meeting) {
  const tables = new Map();
  for (const team of teamsInOrder(game)) for (const id of meeting?.swap?.[team.id] ?? []) tables.set(id, team);
  return tables;
}

const Door = memo(function Door({ door, table }) {
  return html`<li class=${`wall__door wall__door--${door.state} turns`}>
    <span class="wall__sign">${sign(door.state)}</span>
    <span class="wall__place" lang="da">${door.workplace}</span>
    ${table && html`<span class="wall__table"><${TeamBadge} accent=${table.seat_no - 1} name=${teamName(table)} /></span>`}
  </li>`;
});

function sign(state) {
  if (state === "glowing") return html`<${Key} label=${t("Har en nøgle")} />`;
  if (state === "lit") return html`<${Lamp} label=${t("Lyser: en nøgle blev brugt")} />`;
  return html`<span class="visually-hidden">${t("Mangler en nøgle")}</span>`;
}
