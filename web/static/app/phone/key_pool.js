// The team's keys: those to take, those in hands, and those that went cold (rule 5.3).
import { html } from "../html.js";
import { Key } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useGame, useMe, useNames, useOptions, usePhone } from "./context.js";
import { Hand } from "./hand.js";
import { KeysGiven } from "./keys_given.js";
import { SendButton } from "./mark.js";

export function KeyPool() {
  const { game, sheets } = usePhone();
  const me = useMe();
  const { of } = useOptions();
  const ours = game.all("key").filter((key) => key.team_id === me.team_id);
  const inPool = ours.filter((key) => key.state === "in_pool");
  const inHands = ours.filter((key) => key.state === "in_hand" && key.holder_id !== me.id);
  const cold = ours.filter((key) => key.state === "cold");
  const used = ours.filter((key) => key.state === "used");
  return html`
    ${(of("take_key").length > 0 || me.keys_held > 0) && html`<${Hand} />`}
    <section class="stack"><h2>${t("I puljen")}</h2>
      ${inPool.length === 0 && html`<p class="soft">${t("Puljen er tom. Nøgler kommer, når nogen hænger en på en af jeres døre.")}</p>`}
      <ul class="list">${inPool.map((key) => html`<li key=${key.id}><${PoolKey} pooled=${key} /></li>`)}</ul>
    </section>
    ${inHands.length > 0 && html`<section class="stack"><h2>${t("Hos de andre")}</h2>
      <ul class="list">${inHands.map((key) => html`<li key=${key.id}><${OthersKey} held=${key} /></li>`)}</ul></section>`}
    ${cold.length > 0 && html`<section class="stack"><h2>${t("Kolde nøgler")}</h2>
      <p class="soft">${t("De lå stille for længe. Den, der gav dem, kan varme dem én gang.")}</p>
      <ul class="list">${cold.map((key) => html`<li key=${key.id}><${PoolKey} pooled=${key} /></li>`)}</ul></section>`}
    ${used.length > 0 && html`<section class="stack"><h2>${t("Brugte nøgler")}</h2>
      <ul class="list">${used.map((key) => html`<li key=${key.id} class="icon-line"><${Key} /><span class="grow">${key.text}</span></li>`)}</ul></section>`}
    <${KeysGiven} />
    ${of("give_key").length > 0 && html`<div class="phone__thumb"><button type="button" class="button button--main button--large button--wide" onClick=${() => sheets.show("give_key")}>${t("Giv en nøgle")}</button></div>`}`;
}

function PoolKey({ pooled }) {
  const { game } = usePhone();
  const { today } = useGame();
  const { can } = useOptions();
  const door = pooled.door_id && game.get(`door:${pooled.door_id}`);
  const fields = { key_id: pooled.id };
  const isFirstCall = pooled.owner_first_until > today && !pooled.is_first_mine;
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Key} /><span class="grow">${pooled.text}</span></p>
    ${door?.workplace && html`<p class="soft">${t("Til døren: {place}", { place: door.workplace })}</p>`}
    ${pooled.is_first_mine && html`<p class="soft">${t("Du kan tage den først, til {day}", { day: sayDay(pooled.owner_first_until) })}</p>`}
    ${can("take_key", fields)
      ? html`<div><${SendButton} kind="take_key" fields=${fields} className="button button--lamp">${t("Tag nøglen")}</${SendButton}></div>`
      : isFirstCall && html`<p class="soft">${t("Dørens ejer kan tage den først, til {day}", { day: sayDay(pooled.owner_first_until) })}</p>`}
  </div>`;
}

function OthersKey({ held }) {
  const names = useNames();
  return html`<p class="icon-line"><${Key} /><span class="grow">${held.text}</span><strong>${names(held.holder_id)}</strong></p>`;
}
