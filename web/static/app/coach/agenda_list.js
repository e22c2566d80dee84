// The whole agenda: where the meeting is, and for who leads it a way to any step.
import { html } from "../html.js";
import { placeIn } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { tell } from "./command.js";

export function Agenda({ meeting, leads }) {
  const { edition, lead } = useHere();
  const { agenda, number } = leads ? lead.place(meeting) : placeIn(edition, meeting);
  const go = async (step) => {
    const text = await lead.go(meeting, step);
    if (text) tell(text, true);
  };
  return html`<details class="panel" open=${matchMedia("(min-width: 48rem)").matches}>
    <summary class="panel__title">${t("Dagsorden")}</summary>
    <ol class="agenda">${agenda.steps.map((step, i) => {
      const isNow = i + 1 === number;
      return html`<li key=${step.id} class=${i + 1 < number ? "is-done" : ""} aria-current=${isNow ? "step" : null}>
        ${leads && !isNow ? html`<button type="button" class="agenda__go" onClick=${() => go(step)}>${step.titles}</button>` : html`<span class="agenda__title">${step.titles}</span>`}
        <span class="agenda__minutes">${t("{minutes} min.", { minutes: step.minutes })}</span>
      </li>`;
    })}</ol>
  </details>`;
}
