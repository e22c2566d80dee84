// The board: a town at dusk. Draws a plain town object; knows no rule of the game.
//   town = {dusk, teams: [{id, name, accent, pawns: [{id, stage, label}]}], stages: [{id, name}],
//           doors: [{id, text, state}] (bare, glowing, lit, or absent for one not built yet), threads: [{from, to, count}], pot: {in_job, of}, lights: {on, of}}
import { html, memo, useMemo, useRef } from "../html.js";
import { useBox } from "./box.js";
import { Glows } from "./glows.js";
import { Home, Sign } from "./home.js";
import { Grove, House } from "./house.js";
import { Lanterns } from "./lanterns.js";
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
 * The town as a picture that fills its container; the drawing follows the container's shape, or that
 * of `width` × `height` where they are given. `labels` holds its words (see words.js); `onDoor(id)`
 * makes every door a button; `isBright` is for a hall in daylight, the same season in a lighter
 * picture; a new `occasion` lets lanterns rise once. For those who do not see it, show TownList.
 */
export function Town({ town, labels, width, height, isBright = false, occasion = null, onDoor }) {
  const place = useRef(null);
  const measured = useBox(place);
  const stageNames = town.stages.map((stage) => stage.name);
  const map = mapFor(town.teams.length, width ?? measured.width, height ?? measured.height, stageNames);
  const light = useMemo(() => lightAt(town.dusk, isBright), [town.dusk, isBright]);
  const box = `0 0 ${map.W} ${map.H}`;
  return html`<div class="town" ref=${place} style=${light}>
    <svg class="town__layer" viewBox=${box} aria-hidden="true" focusable="false">
      <${Glows} />
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
      <${Tally} map=${map} pot=${say(labels.pot, town.pot)} lights=${say(labels.lights, town.lights)} />
      ${placePawns(map, town.teams).map((pawn) => html`<${Pawn} key=${pawn.id} map=${map} ...${pawn} id=${undefined} name=${undefined} />`)}
      <${StageNames} map=${map} />
      ${town.teams.map((team, i) => i < map.homes.length && html`<${Sign} key=${team.id} map=${map} place=${i} name=${team.name} accent=${team.accent} />`)}
      <${Lanterns} map=${map} occasion=${occasion} />
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
  kept.current = settle(
    kept.current,
    doors.map((door) => door.id),
  );
  const standing = new Map(doors.map((door) => [kept.current.get(door.id), door]));
  const fromBackToFront = useMemo(() => {
    const trees = grovesFor(map).map((tree, i) => ({ ...tree, i: `tree ${i}` }));
    return [...sites.slice(0, Math.max(60, doors.length)).map((site, i) => ({ ...site, i })), ...trees].sort(
      (a, b) => a.y - b.y,
    );
  }, [map, sites, doors.length > 60]);
  return html`<g>${fromBackToFront.map(({ i, x, y, size, shape, tint }) => {
    const door = standing.get(i);
    return door === undefined || door.state === "absent"
      ? html`<${Grove} key=${i} x=${x} y=${y} size=${size} shape=${shape} isLoose=${tint !== undefined} />`
      : html`<${House} key=${i} id=${door.id} state=${door.state} words=${say(labels.door, door)}
          x=${x} y=${y} size=${size} shape=${shape} tint=${tint} onOpen=${onDoor} />`;
  })}</g>`;
}

// What the square says in figures: the common pot, and the mission's lights below it.
const Tally = memo(function Tally({ map, pot, lights }) {
  const { x, y: top, size } = map.tally;
  const wide = Math.max(textWidth(pot, size), textWidth(lights, size * 0.59)) + size * 1.4;
  return html`<g class="tally">
    <rect class="plate" x=${x - wide / 2} y=${top} width=${wide} height=${lights ? map.tally.high : size * 1.5} rx=${size * 0.5} />
    <text class="tally-pot" x=${x} y=${top + size * 1.05} font-size=${size}>${pot}</text>
    ${lights && html`<text class="tally-lights" x=${x} y=${top + size * 1.82} font-size=${size * 0.59}>${lights}</text>`}
  </g>`;
});
