// What the things in the town mean: a row of small pictures with a word each.
import { html } from "../html.js";
import { House } from "./house.js";
import { lightAt } from "./light.js";
import { mapFor } from "./map.js";
import { Pawn } from "./pawn.js";
import { Bulb, RimLamp } from "./square.js";
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
    thread: html`<${Garland} />`,
    pot: html`<g style=${{ transform: "translateY(-32px) scale(3)" }}><${RimLamp} x=${0} y=${0} isLit=${true} /></g>`,
    light: html`<g style=${{ transform: "translateY(-72px) scale(2.4)" }}><${Bulb} x=${0} y=${0} isOn=${true} /></g>`,
  };
  return html`<ul class="town-legend" style=${lightAt(0.35)}>${Object.entries(pictures).map(
    ([name, picture]) =>
      words[name] &&
      html`<li key=${name}><svg class="town town-legend__picture" viewBox="-52 -104 104 112" aria-hidden="true">${picture}</svg>
      <span>${say(words[name])}</span></li>`,
  )}</ul>`;
}

function Garland() {
  const line = "M-40 -20Q0 -62 40 -84";
  return html`<g><path class="thread-line" d=${line} /><path class="thread-lights" d=${line} /></g>`;
}

function Sample({ state }) {
  return html`<${House} state=${state} x=${0} y=${0} size=${0.95} shape=${0} tint=${0} />`;
}

function Peg({ stage }) {
  return html`<${Pawn} map=${mapFor(4, 16, 9)} team=${0} accent=${0} stage=${stage} x=${0} y=${-8} size=${1.3} label="" line=${0} />`;
}
