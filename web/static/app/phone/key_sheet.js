// A key in my hand: use it, pass it on, lay it back (rules 5.3, 5.4).
import { html } from "../html.js";
import { t } from "../say.js";
import { useOptions, usePhone, useTable } from "./context.js";
import { MarkOf, SendButton, useIsWaiting } from "./mark.js";
import { Sheet } from "./sheets.js";

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
      ${canThank && html`<button type="button" class="button button--main" onClick=${() => sheets.show("thanks", { about: id })}>${t("Sig tak til {name}", { name: key.giver_name ?? t("giveren") })}</button>`}
      ${can("pass_key", fields) && html`<fieldset class="field stack stack--tight"><legend>${t("Giv den videre til")}</legend>
        <div class="row">${mates.map((mate) => html`<${SendButton} key=${mate.id} kind="pass_key" fields=${{ ...fields, person_id: mate.id }} onSent=${close}>${mate.name}</${SendButton}>`)}</div>
      </fieldset>`}
      ${can("lay_back_key", fields) && html`<${SendButton} kind="lay_back_key" fields=${fields} onSent=${close}>${t("Læg den tilbage")}</${SendButton}>`}
      ${can("use_key", fields) && html`<div class="stack stack--tight"><p class="soft">${t("Brugt er brugt, uanset hvad der kom ud af det. Døren lyser for altid.")}</p>
        <${SendButton} kind="use_key" className="button button--lamp button--large button--wide" fields=${fields} onSent=${close}>${t("Jeg har brugt nøglen")}</${SendButton}></div>`}
    </div>
  </${Sheet}>`;
}
