// Two in hand: the keys I hold, and room for those I do not (rule 5.3).
import { html } from "../html.js";
import { Key } from "../icons.js";
import { sayDistance, t } from "../say.js";
import { useGame, useMe, useOptions, usePhone, useTable } from "./context.js";
import { ThanksSheet } from "./thanks_sheet.js";
import { MarkOf, SendButton, useIsWaiting } from "./mark.js";
import { Sheet } from "./sheets.js";

export function Hand() {
  const { game, myId } = usePhone();
  const me = useMe();
  const keys = game.all("key").filter((key) => key.state === "in_hand" && key.holder_id === myId.value);
  const empty = Math.max(0, (me.keys_most ?? 0) - keys.length);
  return html`<section class="stack">
    <h2>${t("På din hånd")}</h2>
    <div class="hand">
      ${keys.map((key) => html`<${HeldKey} key=${key.id} held=${key} />`)}
      ${!me.in_job && Array.from({ length: empty }, (_, i) => html`<a key=${i} class="hand__slot hand__slot--empty" href="#team/keys">
        <${Key} /><span>${t("Plads til en nøgle")}</span></a>`)}
    </div>
  </section>`;
}

function HeldKey({ held }) {
  const { sheets, game } = usePhone();
  const { today } = useGame();
  const door = held.door_id && game.get(`door:${held.door_id}`);
  return html`<button type="button" class="hand__slot" onClick=${() => sheets.show(KeySheet, { id: held.id })}>
    <span class="icon-line"><${Key} />${door?.workplace && html`<strong>${door.workplace}</strong>`}</span>
    <span class="hand__text">${held.text}</span>
    ${held.cools_on && html`<small class="soft">${t("Køler {distance}", { distance: sayDistance(held.cools_on, today) })}</small>`}
    <${MarkOf} id=${held.id} />
  </button>`;
}

/** A key of mine: use it, pass it on, lay it back. */
export function KeySheet({ id, close }) {
  const { game, sheets } = usePhone();
  const { can, of } = useOptions();
  const key = game.get(`key:${id}`);
  const isWaiting = useIsWaiting(id);
  const mates = useTable("graduate").filter((person) => can("pass_key", { key_id: id, person_id: person.id }));
  const door = key?.door_id && game.get(`door:${key.door_id}`);
  if (!key) return html`<${Sheet} title=${t("Nøglen")} close=${close}><p>${t("Nøglen ligger her ikke længere.")}</p></${Sheet}>`;
  const fields = { key_id: id };
  const canThank = of("say_thanks").some((option) => option.about === id);
  return html`<${Sheet} title=${t("Nøglen")} close=${close}>
    <div class="stack">
      <p class="lede">${key.text}</p>
      ${door?.workplace && html`<p>${t("Til døren: {place}", { place: door.workplace })}</p>`}
      ${key.giver_name && html`<p>${t("Hængt op af {name}. Spørg gerne, hvad du skal vide først.", { name: key.giver_name })}</p>`}
      ${isWaiting && html`<p><${MarkOf} id=${id} /></p>`}
      ${canThank && html`<button type="button" class="button button--main" onClick=${() => sheets.show(ThanksSheet, { about: id })}>${t("Sig tak til {name}", { name: key.giver_name ?? t("giveren") })}</button>`}
      ${can("pass_key", fields) && html`<fieldset class="field stack stack--tight"><legend>${t("Giv den videre til")}</legend>
        <div class="row">${mates.map((mate) => html`<${SendButton} key=${mate.id} kind="pass_key" about=${id} fields=${{ ...fields, person_id: mate.id }} onSent=${close}>${mate.name}</${SendButton}>`)}</div>
      </fieldset>`}
      ${can("lay_back_key", fields) && html`<${SendButton} kind="lay_back_key" fields=${fields} onSent=${close}>${t("Læg den tilbage")}</${SendButton}>`}
      ${can("use_key", fields) && html`<div class="stack stack--tight"><p class="soft">${t("Brugt er brugt, uanset hvad der kom ud af det. Døren lyser for altid.")}</p>
        <${SendButton} kind="use_key" className="button button--lamp button--large button--wide" fields=${fields} onSent=${close}>${t("Jeg har brugt nøglen")}</${SendButton}></div>`}
    </div>
  </${Sheet}>`;
}
