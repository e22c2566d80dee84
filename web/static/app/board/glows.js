// The gradients that every light in the town is painted with.
import { html } from "../html.js";

const LAMP = "#ffd27a";

export function Glows() {
  const stop = (offset, colour, opacity = 1) =>
    html`<stop offset=${offset} style=${{ stopColor: colour, stopOpacity: opacity }} />`;
  return html`<defs>
    <linearGradient id="town-sky" x1="0" y1="0" x2="0" y2="1">
      ${stop(0, "var(--sky-top)")}${stop(0.55, "var(--sky-mid)")}${stop(1, "var(--sky-low)")}</linearGradient>
    <radialGradient id="town-sun">${stop(0, "var(--sun)", 0.95)}${stop(0.5, "var(--sun)", 0.4)}${stop(1, "var(--sun)", 0)}</radialGradient>
    <radialGradient id="town-moonlight">${stop(0, "#dfe6ff", 0.35)}${stop(1, "#dfe6ff", 0)}</radialGradient>
    <linearGradient id="town-ground" x1="0" y1="0" x2="0" y2="1">${stop(0, "var(--ground-far)")}${stop(1, "var(--ground-near)")}</linearGradient>
    <radialGradient id="town-halo">${stop(0, LAMP, 0.55)}${stop(0.45, LAMP, 0.22)}${stop(1, LAMP, 0)}</radialGradient>
    <linearGradient id="town-pool" x1="0" y1="0" x2="0" y2="1">${stop(0, LAMP, 0.7)}${stop(1, LAMP, 0)}</linearGradient>
    <radialGradient id="town-fire">${stop(0, "#ffc46b", 0.75)}${stop(0.5, "#ffb25a", 0.3)}${stop(1, "#ff9d4a", 0)}</radialGradient>
  </defs>`;
}
