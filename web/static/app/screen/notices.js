// What the hall screen says of itself: not live and since when, a word to the clicker's holder, goodbye.
import { html } from "../html.js";
import { useHere } from "../meeting/here.js";
import { sayTime, t } from "../say.js";
import { said } from "./presses.js";

/** Quiet but always seen; the show goes on behind it (journey C7). */
export function NotLive() {
  const { edition, live } = useHere();
  const since = live.lostAt.value;
  if (since === null || live.isLive.value || live.goodbye.value) return html`<div role="status"></div>`;
  const time = sayTime(new Date(since).toISOString(), edition.season.time_zone);
  return html`<div role="status"><p class="hall__offline">${t("Ikke live siden {time}", { time })}</p></div>`;
}

export function Said() {
  return html`<div role="status">${said.value && html`<p class="hall__said">${said.value}</p>`}</div>`;
}

export function Goodbye() {
  const { live } = useHere();
  if (live.goodbye.value === null) return null;
  return html`<div class="hall__pane" role="alert"><div class="hall__sheet">
    <h2>${t("Skærmen er ikke logget på mere")}</h2>
    <p>${t("Åbn skærmens eget link igen. Spillet går videre imens.")}</p>
  </div></div>`;
}
