// Keys I gave: where they are now, and whom they helped once they were used.
import { html } from "../html.js";
import { Key } from "../icons.js";
import { t } from "../say.js";
import { useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

function keyState(key) {
  switch (key.state) {
    case "in_pool":
      return t("Ligger klar");
    case "in_hand":
      return t("På en hånd");
    case "used":
      return key.user_name ? t("Brugt af {name}", { name: key.user_name }) : t("Brugt");
    default:
      return t("Kold");
  }
}

export function KeysGiven() {
  const { game } = usePhone();
  const { can } = useOptions();
  const given = game.all("key").filter((key) => key.is_mine_given);
  if (!given.length) return null;
  return html`<section class="stack">
    <h2>${t("Nøgler, du har givet")}</h2>
    <ul class="list">${given.map((key) => html`<li key=${key.id} class="stack stack--tight">
      <p class="icon-line"><${Key} /><span class="grow">${key.text}</span></p>
      <div class="row"><span class="chip ${key.state === "used" ? "chip--lamp" : ""}">${keyState(key)}</span>
        ${key.is_thanked && html`<span class="chip">${t("Der er sagt tak")}</span>`}
        ${can("warm_key", { key_id: key.id }) && html`<${SendButton} kind="warm_key" fields=${{ key_id: key.id }} className="button button--lamp">${t("Varm den igen")}</${SendButton}>`}
        ${can("withdraw_key", { key_id: key.id }) && html`<${SendButton} kind="withdraw_key" fields=${{ key_id: key.id }} className="button button--quiet">${t("Tag den tilbage")}</${SendButton}>`}
      </div></li>`)}</ul>
  </section>`;
}
