// A team's home: its hall with the team's shape on the gable, and a sign with its name.
import { html, memo } from "../html.js";
import { isHollow, shapeOutline } from "./shapes.js";
import { depth } from "./depth.js";
import { textWidth } from "./type.js";

/** The hall of a team at its place on the map. */
export const Home = memo(function Home({ map, place, accent }) {
  const {
    house: [x, y],
    right,
  } = map.homes[place];
  const size = depth(map, y) * 1.3;
  return html`<g data-accent=${accent % 4}>
    <g class="home" style=${{ transform: `translate(${x}px, ${y}px) scale(${(size * right).toFixed(3)}, ${size.toFixed(3)})` }}>
      <ellipse class="halo" cy="-44" rx="120" ry="92" fill="url(#town-halo)" />
      <ellipse class="cast" cx="8" cy="1" rx="78" ry="10" />
      <path class="chimney" d="M34 -112h12v26h-12z" />
      <path class="wall wall--long" d="M0 0V-58H74V0z" />
      <path class="roof roof--long" d="M-6 -56L-6 -60L22 -100H66L82 -56z" />
      <path class="wall" d="M-46 0V-60L-8 -110L30 -60V0z" />
      <path class="gable" d="M-54 -54L-8 -116L38 -54L31 -49L-8 -101L-47 -49z" />
      ${[
        [42, -42],
        [58, -42],
      ].map(([px, py]) => html`<g key=${px}><rect class="pane" x=${px} y=${py} width="12" height="16" /></g>`)}
      <rect class="pane" x="-38" y="-42" width="15" height="18" /><rect class="pane" x="8" y="-42" width="15" height="18" />
      <path class="leaf" d="M-19 0V-32a11.5 11.5 0 0 1 23 0V0z" />
      <path class="pool" d="M-18 -1L-46 20H30L2 -1z" fill="url(#town-pool)" />
    </g>
    <g style=${{ transform: `translate(${x - 8 * size * right}px, ${y - 70 * size}px) scale(${(size * 1.75).toFixed(3)})` }}>
      <path class=${isHollow(accent) ? "emblem emblem--hollow" : "emblem"} d=${shapeOutline(accent)} />
    </g>
  </g>`;
});

/** The team's name and shape on a dark plate: readable on every sky. */
export const Sign = memo(function Sign({ map, place, name, accent }) {
  const {
    sign: [x, y],
    edge,
  } = map.homes[place];
  const { text, size } = fitted(name, map.head, Math.min(map.head, map.text * 1.15), map.W * 0.3 - map.head * 2);
  const width = textWidth(text, size) + map.head * 2.1;
  const left = edge === "start" ? x : x - width;
  const high = map.head * 1.5;
  return html`<g class="sign" data-accent=${accent % 4}>
    <rect class="plate" x=${left} y=${y - high / 2} width=${width} height=${high} rx=${high / 2} />
    <g style=${{ transform: `translate(${left + map.head * 0.85}px, ${y}px) scale(${(map.head / 24).toFixed(3)})` }}>
      <path class=${isHollow(accent) ? "mark mark--hollow" : "mark"} d=${shapeOutline(accent)} />
    </g>
    <text x=${left + map.head * 1.5} y=${y + size * 0.35} font-size=${size}>${text}</text>
  </g>`;
});

// A long name is written smaller, down to a floor; what is longer still ends in an ellipsis.
function fitted(name, largest, smallest, width) {
  const size = Math.max(smallest, Math.min(largest, (largest * width) / textWidth(name, largest)));
  let letters = [...name];
  while (letters.length > 1 && textWidth(letters.join(""), size) > width) letters = letters.slice(0, -1);
  const text = letters.join("");
  return { size, text: text === name ? name : `${text.trimEnd()}…` };
}
