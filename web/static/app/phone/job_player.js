// A player in a job: nothing is asked, much can be given (rule 5.8).
import { html } from "../html.js";
import { t } from "../say.js";
import { useOptions, usePhone } from "./context.js";

export function JobPlayer() {
  const { sheets } = usePhone();
  const { of } = useOptions();
  return html`<section class="next">
    <p class="next__due">${t("Spiller i job")}</p>
    <h2 class="next__what">${t("Du er i job, og du er stadig på holdet")}</h2>
    <p>${t("Ingen beder dig om skridt. Vil du give noget videre, kan det være en nøgle, en styrke eller et ønske, du tager.")}</p>
    ${of("give_key").length > 0 && html`<button type="button" class="button button--main button--large" onClick=${() => sheets.show("give_key")}>${t("Giv en nøgle")}</button>`}
    <div class="answers-row answers-row--two">
      ${of("give_strength").length > 0 && html`<button type="button" class="button" onClick=${() => sheets.show("give_strength")}>${t("Giv en styrke")}</button>`}
      <a class="button" href="#team/asks">${t("Se ønsker")}</a>
    </div>
  </section>`;
}
