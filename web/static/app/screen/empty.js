// A step before the first card has come: what lies there soon, and how it comes, as large as what is asked elsewhere.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { sentencesOf } from "../meeting/agenda.js";

export function Empty({ kind, icon, text }) {
  return html`<section class="hall__words">
    <div class="hall__lines">
      <span class=${`hall__kind hall__kind--${kind}`}><${Icon} name=${icon} /></span>
      <div>${sentencesOf(text).map((sentence, i) => html`<p key=${i} class=${i === 0 ? "hall__say" : "hall__say hall__say--then"}>${sentence}</p>`)}</div>
    </div>
  </section>`;
}
