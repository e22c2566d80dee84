// For a newcomer: what others could do, before anything is asked (journey G2).
import { html } from "../html.js";
import { Door, Hand, Shield } from "../icons.js";
import { t, tn } from "../say.js";
import { useGame, useMe, useOptions, usePhone, useTable } from "./context.js";

export function Welcome() {
  const { edition, sheets } = usePhone();
  const me = useMe();
  const { can } = useOptions();
  const { phase_kind } = useGame();
  const coaches = useTable("coach");
  const helpers = useTable("helper");
  return html`<section class="panel panel--lamp stack">
      <h2>${t("Velkommen, {name}", { name: me.name })}</h2>
      <p>${t("Her er, hvad de andre kan gøre for dig. Du behøver ikke gøre noget først.")}</p>
      <ul class="list">
        <li class="icon-line"><${Door} /><span class="grow">${t("Hænge en nøgle, hvor du gerne vil ind: Jeg kender nogen dér.")}</span></li>
        <li class="icon-line"><${Hand} /><span class="grow">${t("Tage et ønske fra dig og hjælpe med netop det.")}</span></li>
        <li class="icon-line"><${Shield} /><span class="grow">${t("Give dig en styrke, de har set hos dig.")}</span></li>
      </ul>
    </section>
    <section class="stack">
      <h2>${t("Ved dit bord")}</h2>
      <ul class="list">
        ${coaches.map((person) => html`<li key=${person.id}><strong>${person.name}</strong> · ${t("jeres coach")}</li>`)}
        ${helpers.map((person) => html`<li key=${person.id}><strong>${person.name}</strong>${person.helper_kind && html` · ${edition.helper_kinds[person.helper_kind]}`}</li>`)}
      </ul>
      <p class="soft">${tn("Og {count} dimittend ud over dig.", "Og {count} dimittender ud over dig.", Math.max(0, useTable("graduate").length - 1))}</p>
    </section>
    ${can("play_dream") && html`<section class="stack">
      <h2>${t("Når du har lyst")}</h2>
      <p>${t("Begynd med en drøm. Du vælger selv, hvem der ser den.")}</p>
      <button type="button" class="button button--main button--large button--wide" onClick=${() => sheets.show("play", { kind: "dream" })}>${t("Skriv en drøm")}</button>
    </section>`}
    ${phase_kind === "setup" && html`<p class="notice">${t("Spillet begynder på den første camp. Indtil da kan du se dig omkring.")}</p>`}`;
}
