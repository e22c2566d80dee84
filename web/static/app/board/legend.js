// What the things in the town mean: a row of small pictures with a word each.
import { html } from "../html.js";
import { House } from "./house.js";
import { lightAt } from "./light.js";
import { mapFor } from "./map.js";
import { Pawn } from "./pawn.js";
import { say } from "./words.js";

const JOB = 8;
const FOOTHOLD = 9;

/** The key to the board; `labels.legend` holds a word for each picture, and what has none is left out. */
export function Legend({ labels }) {
  const words = labels.legend ?? {};
  const pictures = {
    pawn: html`<${Peg} stage=${JOB - 1} />`,
    foothold: html`<${Peg} stage=${FOOTHOLD} />`,
    bare: html`<${Sample} state="bare" />`,
    glowing: html`<${Sample} state="glowing" />`,
    lit: html`<${Sample} state="lit" />`,
    thread: html`<path class="thread-line" d="M-40 -20Q0 -62 40 -84" /><path class="thread-lights" d="M-40 -20Q0 -62 40 -84" />`,
    pot: html`<g class="rim-lamp rim-lamp--lit" style=${{ transform: "translateY(-32px) scale(3)" }}>
      <path class="rim-post" d="M-5 2h10M0 2v-5" /><path class="rim-glass" d="M-6 -3h12l-1.5 -11h-9z" /><path class="rim-cap" d="M-6 -14h12l-6 -6z" /></g>`,
    light: html`<g class="bulb bulb--on" style=${{ transform: "translateY(-66px) scale(2.4)" }}><path class="string" d="M-18 -4Q0 3 18 -4" /><ellipse class="bulb-glass" cy="7" rx="6" ry="7.5" /></g>`,
  };
  return html`<ul class="town-legend" style=${lightAt(0.35)}>${Object.entries(pictures).map(([name, picture]) =>
    words[name] && html`<li key=${name}><svg class="town town-legend__picture" viewBox="-52 -104 104 112" aria-hidden="true">${picture}</svg>
      <span>${say(words[name])}</span></li>`)}</ul>`;
}

function Sample({ state }) {
  return html`<${House} state=${state} x=${0} y=${0} size=${0.95} shape=${0} tint=${0} />`;
}

function Peg({ stage }) {
  return html`<${Pawn} map=${mapFor(4, 16, 9)} team=${0} accent=${0} stage=${stage} x=${0} y=${-8} size=${1.3} label="" line=${0} />`;
}
