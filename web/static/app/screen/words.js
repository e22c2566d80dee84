// A step that is only said: each sentence on its own line, large.
import { html } from "../html.js";
import { sentencesOf } from "../meeting/agenda.js";

export function WordsStep({ shown }) {
  return html`<section class="hall__words"><ul class="hall__promises">${sentencesOf(shown.place.step.on_screen).map(
    (sentence, i) => html`<li key=${i} class="hall__say">${sentence}</li>`,
  )}</ul></section>`;
}
