// A team is its shape and its name, in its accent.
import { html } from "../html.js";
import { t } from "../say.js";

const SHAPES = [
  html`<circle cx="12" cy="12" r="9" />`,
  html`<rect x="4" y="4" width="16" height="16" rx="1.5" />`,
  html`<path d="M12 3l9.5 17h-19z" />`,
  html`<path d="M12 1.5L22.5 12 12 22.5 1.5 12z" />`,
];

export function TeamShape({ team }) {
  const place = ((team.seat_no ?? 1) - 1) % SHAPES.length;
  return html`<svg class="team-shape" data-accent=${place} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">${SHAPES[place]}</svg>`;
}

export function TeamBadge({ team }) {
  return html`<span class="team-badge" data-accent=${((team.seat_no ?? 1) - 1) % SHAPES.length}>
    <${TeamShape} team=${team} /><span>${team.name ?? t("Teamwork")}</span></span>`;
}
