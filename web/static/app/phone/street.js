// The team's street: where each of us stands, and the marker that moves when we help each other (rule 3.2).
import { html } from "../html.js";
import { Lamp } from "../icons.js";
import { t, tn } from "../say.js";
import { useGame, useOptions, usePhone, useTable, useTeam } from "./context.js";
import { MissionPanel } from "./mission.js";

export function StreetSection() {
  const { edition, sheets } = usePhone();
  const { can } = useOptions();
  const team = useTeam();
  const mates = useTable("graduate");
  const { pot } = useGame();
  const stageName = (number) => edition.stages[number]?.names;
  return html`<section class="stack">
      <h2>${t("Vores vej")}</h2>
      <${Street} mates=${mates} marker=${team.marker} stages=${edition.stages} accent=${((team.seat_no ?? 1) - 1) % 4} />
      ${team.marker !== undefined && html`<p class="icon-line"><${Lamp} /><span>${t("Holdets mærke står på {stage}. Det flytter sig, når vi hjælper hinanden.", { stage: stageName(team.marker) })}</span></p>`}
      <ul class="list">${mates.map((mate) => html`<li key=${mate.id} class="spread"><strong>${mate.name}</strong>
        <span>${mate.is_active === false ? t("Holder pause") : mate.pawn !== undefined ? stageName(mate.pawn) : ""}</span></li>`)}</ul>
      <p class="soft">${t("Et sted på vejen er ikke en port. Man kan springe over, gå tilbage og begynde en ny runde.")}</p>
    </section>
    <section class="stack">
      <h2>${t("Sammen")}</h2>
      <ul class="list">
        ${team.in_job && html`<li>${t("{now} af {of} på holdet er i job", team.in_job)}</li>`}
        ${pot && html`<li>${t("{in_job} af {of} i hele byen er i job", pot)}</li>`}
        ${team.helped > 0 && html`<li>${tn("{count} gang har hjælp gjort en forskel hos os", "{count} gange har hjælp gjort en forskel hos os", team.helped)}</li>`}
        <${SparkLine} team=${team} />
        ${(team.endings ?? []).map((ending) => html`<li key=${ending}><strong>${endingName(ending)}</strong></li>`)}
      </ul>
      ${can("rename_team", { team_id: team.id }) && html`<div><button type="button" class="button" onClick=${() => sheets.show("team_name")}>${t("Skift holdets navn")}</button></div>`}
    </section>
    <${MissionPanel} />`;
}

/** How the season ended; none is a loss (rule 8.5). */
function endingName(ending) {
  return { team_held: t("Holdet holdt"), all_in_job: t("Alle i job"), playing_on: t("Vi spiller videre") }[ending] ?? ending;
}

function SparkLine({ team }) {
  const week = Object.keys(team.spark ?? {}).sort().at(-1);
  if (!week) return null;
  const { band, arrow } = team.spark[week];
  const bands = { low: t("lav"), middle: t("mellem"), high: t("høj") };
  const arrows = { up: t("på vej op"), level: t("som ugen før"), down: t("på vej ned") };
  return html`<li>${t("Holdets gnist: {band}, {arrow}", { band: bands[band], arrow: arrows[arrow] })}</li>`;
}

const WIDE = 340;
const HIGH = 150;
const TALL = 19;

/** Ten stones on a bend, and a piece with an initial for each of us; the same is said in words below. */
function Street({ mates, marker, stages, accent }) {
  const stones = stages.map((_, i) => stoneAt(i, stages.length));
  const standing = stages.map((_, stage) => mates.filter((mate) => mate.pawn === stage && mate.is_active !== false));
  const last = stages.length - 1;
  return html`<svg class="mini-street" data-accent=${accent} viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${t("Holdets gade. Det samme står i listen herunder.")}>
    <path class="mini-street__way" d=${`M${stones.map((stone) => stone.join(" ")).join("L")}`} />
    ${stones.map(([x, y], i) => html`<ellipse key=${i} class=${i === marker ? "mini-street__stone is-marked" : "mini-street__stone"} cx=${x} cy=${y} rx="12" ry="6.5" />`)}
    ${standing.map((group, stage) => group.map((mate, i) => html`<${Piece} key=${mate.id} at=${stones[stage]} above=${i} name=${mate.name} />`))}
    <text class="mini-street__end" x="12" y=${HIGH - 9}>${stages[0].names}</text>
    <text class="mini-street__end" x=${WIDE - 12} y=${HIGH - 9} text-anchor="end">${stages[last].names}</text>
  </svg>`;
}

function stoneAt(i, count) {
  const share = i / (count - 1);
  return [Math.round(26 + share * (WIDE - 52)), Math.round(HIGH - 34 - Math.sin(share * Math.PI) * 8 - share * 14)];
}

function Piece({ at: [x, y], above, name }) {
  const middle = y - 10 - above * TALL;
  return html`<g>
    <circle class="mini-street__piece" cx=${x} cy=${middle} r="9" />
    <text class="mini-street__name" x=${x} y=${middle + 4} text-anchor="middle">${(name ?? "").slice(0, 1)}</text>
  </g>`;
}
