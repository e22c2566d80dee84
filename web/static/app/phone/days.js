// Days: said as people say them, chosen with one touch.
import { html, useId } from "../html.js";
import { sayDay, sayDistance, t } from "../say.js";
import { faultWords } from "./form.js";

/** A day so many days after another. */
export function dayAfter(iso, days) {
  const day = new Date(`${iso}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(iso) {
  const weekday = new Date(`${iso}T12:00:00Z`).getUTCDay() || 7;
  return dayAfter(iso, 1 - weekday);
}

/** A day's ISO week, such as 2026-W07. */
export function isoWeek(iso) {
  const thursday = dayAfter(mondayOf(iso), 3);
  const first = new Date(`${thursday.slice(0, 4)}-01-04T12:00:00Z`).toISOString().slice(0, 10);
  const weeks = Math.round((Date.parse(mondayOf(iso)) - Date.parse(mondayOf(first))) / 604_800_000);
  return `${thursday.slice(0, 4)}-W${String(weeks + 1).padStart(2, "0")}`;
}

/** Near days to touch, and every other in the phone's own calendar. */
export function DayField({ label, value, today, daysAhead, onChoose, fault, isLabelHidden }) {
  const id = useId();
  const near = [1, 3, 7].filter((days) => daysAhead === undefined || days <= daysAhead).map((days) => dayAfter(today, days));
  return html`<fieldset class="field">
    <legend class=${isLabelHidden ? "visually-hidden" : ""}>${label}</legend>
    <div class="days">${near.map((day) => html`<button key=${day} type="button" class="button day" aria-pressed=${value === day ? "true" : "false"} onClick=${() => onChoose(day)}>
      <span>${sayDistance(day, today)}</span><span class="day__name">${sayDay(day, { weekday: "short", day: "numeric", month: "short" })}</span>
    </button>`)}</div>
    <label class="field__hint" for=${id}>${t("Eller en anden dag")}</label>
    <input class="input input--short" type="date" id=${id} value=${value ?? ""} min=${daysAhead === undefined ? null : today}
      max=${daysAhead === undefined ? null : dayAfter(today, daysAhead)} aria-invalid=${fault ? "true" : null}
      onInput=${(event) => onChoose(event.currentTarget.value)} />
    ${fault && html`<p class="field__fault">${faultWords(fault, label)}</p>`}
  </fieldset>`;
}
