// The board: a town at dusk. Draws a plain town object; knows no rule of the game.
//   town = {dusk, teams: [{id, name, accent, pawns: [{id, stage, label}]}], stages: [{id, name}],
//           doors: [{id, text, state}], threads: [{from, to, count}], pot: {in_job, of}, lights: {on, of}}
import { html, memo, useMemo, useRef } from "../html.js";
import { Home, Sign } from "./home.js";
import { Grove, House } from "./house.js";
import { lightAt } from "./light.js";
import { mapFor } from "./map.js";
import { StageNames } from "./names.js";
import { Pawn } from "./pawn.js";
import { Scene } from "./scene.js";
import { grovesFor, settle, sitesFor } from "./sites.js";
import { placePawns } from "./slots.js";
import { LightString, Paving, Pot } from "./square.js";
import { Street } from "./street.js";
import { Threads } from "./threads.js";
import { textWidth } from "./type.js";
import { say } from "./words.js";

/**
 * The town as a picture filling `width` × `height` pixels (only their ratio matters to the drawing).
 * `labels` holds its words (see words.js); `onDoor(id)` makes every door a button.
 * For those who do not see it, show TownList beside it.
 */
export function Town({ town, labels, width = 1920, height = 1080, onDoor }) {
  const map = mapFor(town.teams.length, width, height, town.stages.map((stage) => stage.name));
  const light = useMemo(() => lightAt(town.dusk), [town.dusk]);
  const box = `0 0 ${map.W} ${map.H}`;
  return html`<div class="town" style=${light}>
    <svg class="town__layer" viewBox=${box} aria-hidden="true" focusable="false">
      <${Colours} />
      <${Scene} map=${map} />
      <${Ways} map=${map} />
    </svg>
    <svg class="town__layer" viewBox=${box} role=${onDoor ? "group" : "img"} aria-label=${say(labels.title, town)}>
      <${Threads} map=${map} threads=${town.threads} order=${town.teams.map((team) => team.id)} />
      <${Houses} map=${map} doors=${town.doors} labels=${labels} onDoor=${onDoor} />
      ${town.teams.map((team, i) => i < map.homes.length && html`<${Home} key=${team.id} map=${map} place=${i} accent=${team.accent} />`)}
      <${LightString} map=${map} on=${town.lights.on} of=${town.lights.of} />
      <${Pot} map=${map} in_job=${town.pot.in_job} of=${town.pot.of} />
    </svg>
    <svg class="town__layer town__layer--above" viewBox=${box} aria-hidden="true" focusable="false">
      <${StageNames} map=${map} />
      ${placePawns(map, town.teams).map((pawn) => html`<${Pawn} key=${pawn.id} map=${map} ...${pawn} id=${undefined} name=${undefined} />`)}
      ${town.teams.map((team, i) => i < map.homes.length && html`<${Sign} key=${team.id} map=${map} place=${i} name=${team.name} accent=${team.accent} />`)}
      <${Tally} map=${map} pot=${say(labels.pot, town.pot)} lights=${say(labels.lights, town.lights)} />
    </svg>
  </div>`;
}

const Ways = memo(function Ways({ map }) {
  return html`<g>
    ${map.homes.map((home, i) => html`<${Street} key=${i} map=${map} place=${i} />`)}
    <${Paving} map=${map} />
  </g>`;
});

function Houses({ map, doors, labels, onDoor }) {
  const kept = useRef(new Map());
  const sites = sitesFor(map, doors.length);
  kept.current = settle(kept.current, doors.map((door) => door.id));
  const standing = new Map(doors.map((door) => [kept.current.get(door.id), door]));
  const fromBackToFront = useMemo(() => {
    const trees = grovesFor(map).map((tree, i) => ({ ...tree, i: `tree ${i}` }));
    return [...sites.slice(0, Math.max(60, doors.length)).map((site, i) => ({ ...site, i })), ...trees].sort((a, b) => a.y - b.y);
  }, [map, sites, doors.length > 60]);
  return html`<g>${fromBackToFront.map(({ i, x, y, size, shape, tint }) => {
    const door = standing.get(i);
    return door === undefined
      ? html`<${Grove} key=${i} x=${x} y=${y} size=${size} shape=${shape} isLoose=${tint !== undefined} />`
      : html`<${House} key=${i} id=${door.id} state=${door.state} words=${say(labels.door, door)}
          x=${x} y=${y} size=${size} shape=${shape} tint=${tint} onOpen=${onDoor} />`;
  })}</g>`;
}

// What the square says in figures: the common pot, and the mission's lights below it.
const Tally = memo(function Tally({ map, pot, lights }) {
  const { x, y: top } = map.tally;
  const wide = Math.max(textWidth(pot, map.head), textWidth(lights, map.text * 1.1)) + map.head * 1.4;
  const high = lights ? map.tally.high : map.head * 1.5;
  return html`<g class="tally">
    <rect class="plate" x=${x - wide / 2} y=${top} width=${wide} height=${high} rx=${map.head * 0.5} />
    <text class="tally-pot" x=${x} y=${top + map.head * 1.05} font-size=${map.head}>${pot}</text>
    ${lights && html`<text class="tally-lights" x=${x} y=${top + map.head * 1.82} font-size=${map.text * 1.1}>${lights}</text>`}
  </g>`;
});

function Colours() {
  const stop = (offset, colour, opacity = 1) => html`<stop offset=${offset} style=${{ stopColor: colour, stopOpacity: opacity }} />`;
  const lamp = "#ffd27a";
  return html`<defs>
    <linearGradient id="town-sky" x1="0" y1="0" x2="0" y2="1">
      ${stop(0, "var(--sky-top)")}${stop(0.55, "var(--sky-mid)")}${stop(1, "var(--sky-low)")}</linearGradient>
    <radialGradient id="town-sun">${stop(0, "var(--sun)", 0.95)}${stop(0.5, "var(--sun)", 0.4)}${stop(1, "var(--sun)", 0)}</radialGradient>
    <radialGradient id="town-moonlight">${stop(0, "#dfe6ff", 0.35)}${stop(1, "#dfe6ff", 0)}</radialGradient>
    <linearGradient id="town-ground" x1="0" y1="0" x2="0" y2="1">${stop(0, "var(--ground-far)")}${stop(1, "var(--ground-near)")}</linearGradient>
    <radialGradient id="town-halo">${stop(0, lamp, 0.55)}${stop(0.45, lamp, 0.22)}${stop(1, lamp, 0)}</radialGradient>
    <linearGradient id="town-pool" x1="0" y1="0" x2="0" y2="1">${stop(0, lamp, 0.7)}${stop(1, lamp, 0)}</linearGradient>
    <radialGradient id="town-fire">${stop(0, "#ffc46b", 0.75)}${stop(0.5, "#ffb25a", 0.3)}${stop(1, "#ff9d4a", 0)}</radialGradient>
  </defs>`;
}
