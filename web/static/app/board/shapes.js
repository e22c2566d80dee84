// A team is known by its accent and by its shape, so that no one needs the colour.
import { html } from "../html.js";

const OUTLINES = [
  "M0 -9a9 9 0 1 1 0 18a9 9 0 1 1 0 -18z",
  "M-8 -8h16v16h-16z",
  "M0 -10L9.5 7.5h-19z",
  "M0 -11L9 0L0 11L-9 0z",
];

/** The outline of a team's shape, about 20 units across, centred on the origin. */
export function shapeOutline(accent) {
  return OUTLINES[accent % OUTLINES.length];
}

/** Teams five to eight wear the same four shapes hollow. */
export function isHollow(accent) {
  return accent >= OUTLINES.length;
}

/** A team's shape beside its name, in the size of the text. */
export function TeamShape({ accent, label }) {
  const voice = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class="team-shape" viewBox="-13 -13 26 26" data-accent=${accent % OUTLINES.length} ...${voice}>
    <path d=${shapeOutline(accent)} fill=${isHollow(accent) ? "none" : "currentColor"}
      stroke="currentColor" stroke-width="3" stroke-linejoin="round" /></svg>`;
}

/** Shape and name together: the way a team is always written. */
export function TeamBadge({ accent, name }) {
  return html`<span class="team-badge" data-accent=${accent % OUTLINES.length}>
    <${TeamShape} accent=${accent} />${name}</span>`;
}
