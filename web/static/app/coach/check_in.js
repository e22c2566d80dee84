// A check-in: this week's twist, how many are ready, and what still waits; never who (rule 6.5).
import { html } from "../html.js";
import { Check } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

export function CheckIn({ meeting }) {
  const { edition } = useHere();
  const twist = edition.twists[meeting.twist_id];
  const { ready = 0, of = 0 } = meeting.looked ?? {};
  return html`<section class="panel panel--lamp stack" aria-label=${t("Check-in")}>
    ${twist && html`<div class="stack stack--tight"><p class="overline">${t("Ugens twist")}</p><h2>${twist.titles}</h2><p>${twist.texts}</p></div>`}
    ${of === 0 ? html`<p>${t("Når nogen er kommet, står det her, hvor mange der er klar.")}</p>` : html`<div class="stack stack--tight"><h3>${t("{ready} af {of} er klar", { ready, of })}</h3>
      <ul class="lights" aria-hidden="true">${Array.from({ length: of }, (_, i) => html`<li key=${i} class=${i < ready ? "light light--on" : "light"}></li>`)}</ul>
      <p>${
        meeting.is_ready_to_close
          ? html`<span class="mark mark--saved"><${Check} />${t("Alle har set på deres skridt. I kan slutte, når I vil.")}</span>`
          : t("Hver, der søger, ser på sine åbne skridt på telefonen og går hjem med ét, der har en dato, eller siger pause til næste gang.")
      }</p>
    </div>`}
  </section>`;
}
