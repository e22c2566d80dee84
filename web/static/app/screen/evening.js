// The evening behind a step that is only said: the season's sky, and the town as a row of houses at the foot of it,
// a house for each door. So that every picture of a camp tells how far the season is.
import { html, memo, useMemo } from "../html.js";
import { chance } from "../board/chance.js";
import { Glows } from "../board/glows.js";
import { Grove, House } from "../board/house.js";
import { eveningAt, lightAt } from "../board/light.js";
import { theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";

const WIDE = 1920;
const GROUND = 100; // of the drawing's height of 240, from the bottom
const PLOTS_LEAST = 22;
const HOUSE_WIDE = 88;

/** The sky's colours for the hall's own style. */
export function useEvening() {
  const { game } = useHere();
  const dusk = theGame(game)?.dusk ?? 0;
  return useMemo(() => eveningAt(dusk), [dusk]);
}

/** Stars, and the row of houses where a step leaves room for it; the town has a sky of its own. */
export function Evening({ isTown, isRoomy }) {
  return html`${!isTown && html`<${Stars} />`}${isRoomy && html`<${Houses} />`}`;
}

const Stars = memo(function Stars() {
  const draw = chance(4);
  const stars = Array.from({ length: 26 }, () => ({ x: draw() * WIDE, y: draw() * 700, r: 0.9 + draw() * 0.9, opacity: 0.25 + draw() * 0.3 }));
  return html`<svg class="hall__stars" viewBox=${`0 0 ${WIDE} 720`} preserveAspectRatio="xMidYMin slice" aria-hidden="true" focusable="false">${stars.map(
    ({ x, y, r, opacity }) => html`<circle key=${x} cx=${x.toFixed(0)} cy=${y.toFixed(0)} r=${r.toFixed(1)} opacity=${opacity.toFixed(2)} />`,
  )}</svg>`;
});

function Houses() {
  const { game } = useHere();
  const states = game.all("door").map((door) => door.state);
  const dusk = theGame(game)?.dusk ?? 0;
  return html`<${Row} states=${states.join(" ")} dusk=${dusk} />`;
}

const Row = memo(function Row({ states, dusk }) {
  const light = useMemo(() => lightAt(dusk * 0.5), [dusk]); // it stays evening, so that what is said stays clear
  const plots = plotsFor(states === "" ? [] : states.split(" "));
  return html`<div class="town hall__evening" style=${light} aria-hidden="true">
    <svg viewBox=${`0 0 ${WIDE} 240`} preserveAspectRatio="xMidYMax slice" focusable="false">
      <${Glows} />
      <path class="hill-far" d="M-400 150Q100 78 520 132T1240 112T1900 128T2400 110V240H-400z" />
      <rect class="hall__earth" x="-400" y=${240 - GROUND} width="2800" height=${GROUND} />
      ${plots.map(({ state, ...plot }) => (state === null ? html`<${Grove} key=${plot.x} ...${plot} isLoose=${true} />` : html`<${House} key=${plot.x} ...${plot} state=${state} />`))}
    </svg>
  </div>`;
});

// Houses stand from the middle outwards, trees where none stands yet; the same ones at every look.
function plotsFor(states) {
  const draw = chance(1912);
  const count = Math.max(PLOTS_LEAST, states.length);
  const size = Math.min(1, (WIDE / count / HOUSE_WIDE) * 1.08);
  const step = WIDE / count;
  return Array.from({ length: count }, (_, i) => {
    const away = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
    const plot = { shape: Math.floor(draw() * 4), tint: Math.floor(draw() * 6), size: size * (0.86 + draw() * 0.14) };
    const x = Math.round(WIDE / 2 + away * step + (draw() - 0.5) * step * 0.2);
    return { ...plot, id: `${i}`, x, y: Math.round(240 - GROUND + 8 + draw() * 10), state: states[i] ?? null };
  }).toSorted((a, b) => a.y - b.y);
}
