// Thanks: between the two alone; its sum lives in the town's threads (rule 5.6).
import { html } from "../html.js";
import { Thread } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useOptions, usePhone } from "./context.js";
import { MyClaims } from "./my_claims.js";
import { SendButton } from "./mark.js";
import { ToThank } from "./waits_for_me.js";

export function ThanksList() {
  const { game, myId } = usePhone();
  const { of } = useOptions();
  const thanks = game.all("thanks").sort((a, b) => b.at.localeCompare(a.at));
  const received = thanks.filter((one) => one.to_id === myId.value);
  const given = thanks.filter((one) => one.from_id === myId.value);
  const waiting = of("say_thanks");
  return html`
    ${waiting.length > 0 && html`<section class="stack"><h2>${t("Nogen at takke")}</h2>
      <ul class="list">${waiting.map(({ about }) => html`<li key=${about}><${ToThank} about=${about} /></li>`)}</ul></section>`}
    <section class="stack"><h2>${t("Tak til dig")}</h2>
      ${received.length === 0 && html`<p class="soft">${t("Når noget, du gav, har hjulpet, kan der komme en tak her.")}</p>`}
      <ul class="list">${received.map((one) => html`<li key=${one.id}><${OneThanks} thanks=${one} name=${one.from_name} /></li>`)}</ul></section>
    ${given.length > 0 && html`<section class="stack"><h2>${t("Tak fra dig")}</h2>
      <ul class="list">${given.map((one) => html`<li key=${one.id}><${OneThanks} thanks=${one} name=${one.to_name} /></li>`)}</ul></section>`}`;
}

function OneThanks({ thanks, name }) {
  const { myId } = usePhone();
  const { can } = useOptions();
  const hasAgreed = thanks.named_by.includes(myId.value);
  const isNamed = thanks.named_by.length === 2;
  const fields = { thanks_id: thanks.id, is_agreed: !hasAgreed };
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Thread} /><span><strong>${name}</strong> · ${sayDay(thanks.at)}</span></p>
    ${thanks.text && html`<p>${thanks.text}</p>`}
    <p class="soft">${isNamed ? t("Jeres navne står på tråden i byen.") : hasAgreed ? t("Dit navn må stå på tråden, hvis I begge siger ja.") : t("Tråden i byen er uden jeres navne.")}</p>
    ${can("agree_named_thread", { thanks_id: thanks.id }) && html`<div><${SendButton} kind="agree_named_thread" fields=${fields} className="button button--quiet">
      ${hasAgreed ? t("Tag mit navn af") : t("Mit navn må gerne stå der")}</${SendButton}></div>`}
  </div>`;
}

/** The helper's page: what helped, and who says thanks. */
export function ThanksPage() {
  const { game } = usePhone();
  const helped = game.all("claim").filter((claim) => claim.is_mine && claim.state === "helped");
  return html`<${ThanksList} />
    ${helped.length > 0 && html`<section class="stack"><h2>${t("Ønsker, du hjalp med")}</h2>
      <ul class="list">${helped.map((claim) => html`<li key=${claim.id}>${claim.ask}${claim.asker_name && html` · <strong>${claim.asker_name}</strong>`}</li>`)}</ul></section>`}
    <${MyClaims} />`;
}
