// What was played on paper and is written in afterwards: one choice for the whole page says when it happened, and is seen
// on every room for as long as it counts (rule 10.4, journey C1). How far back is the edition's; the server says no.
import { html, signal, useEffect, useId, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { momentIn, wallClock } from "./local_time.js";

/** When it happened, as the clock there showed it ("2026-11-24T10:00"); empty while it is written, null while nothing is. */
export const paperTime = signal(null);
/** Why the server did not take that time. */
export const paperRefused = signal(null);

// What turns the shared screen or looks ahead is done now, also while something from paper is written in.
const DONE_NOW = new Set([
  ...["start_step", "set_screen", "set_clock", "set_film", "undo", "hand_over_hat", "ask_spotlight", "clear_spotlight"],
  ...["hide_card", "restore_card", "plan_meeting", "move_meeting", "answer_hand", "rename_team"],
]);

/** `{done_at}` for a command of this kind, or nothing. */
export function doneAt(kind, edition) {
  if (!paperTime.value || DONE_NOW.has(kind)) return {};
  return { done_at: momentIn(paperTime.value, edition.season.time_zone) };
}

/** Takes a refusal that is about the time and shows it at its field; answers whether it was. */
export function refusedTime(error) {
  const isIt = error?.params?.field === "done_at" && paperTime.value !== null;
  if (isIt) paperRefused.value = error.message;
  return isIt;
}

/** Begins it; below everything else, for on most days nothing was played on paper. */
export function PaperBegin() {
  const { edition, live } = useHere();
  const begin = () => {
    paperRefused.value = null;
    paperTime.value = wallClock(new Date(live.now()).toISOString(), edition.season.time_zone);
  };
  return html`<div class="paper-off"><button type="button" class="button button--quiet" onClick=${begin}><${Icon} name="pen" />${t("Spillet på papir")}</button></div>`;
}

/** Says above every room that it counts, and from when. */
export function Paper() {
  return html`<section class="panel paper" aria-labelledby="paper-title">
    <div class="paper__say"><h2 id="paper-title" class="panel__title"><${Icon} name="pen" />${t("Spillet på papir")}</h2>
      <p>${t("Det, du skriver ind nu, får dette tidspunkt. Lærredet styrer du som ellers.")}</p></div>
    <${PaperTime} takesFocus=${true} />
    <button type="button" class="button" onClick=${() => (paperTime.value = null)}>${t("Færdig med papir")}</button>
  </section>`;
}

/** The field for it, also on a sheet that lies over the page; nothing while nothing from paper is written in. */
export function PaperTime({ takesFocus = false }) {
  const field = useRef(null);
  const id = useId();
  const isBegun = paperTime.value !== null;
  const refused = paperTime.value === "" ? t("Skriv dag og klokkeslæt, så gælder det, du skriver ind.") : paperRefused.value;
  useEffect(() => {
    if (takesFocus || paperRefused.value !== null) field.current?.focus();
  }, [isBegun, paperRefused.value]);
  if (!isBegun) return null;
  const type = (event) => {
    paperRefused.value = null;
    paperTime.value = event.currentTarget.value;
  };
  return html`<div class="field paper__when"><label class="field__label" for=${id}>${t("Hvornår skete det?")}</label>
    <input ref=${field} id=${id} class="input input--moment" type="datetime-local" required value=${paperTime.value} aria-invalid=${refused ? "true" : null} aria-describedby=${refused ? `${id}-fault` : null} onInput=${type} />
    ${refused && html`<p class="field__fault" id=${`${id}-fault`} role="alert">${refused}</p>`}</div>`;
}
