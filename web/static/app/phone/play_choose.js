// Three cards to choose from, others instead, a printed card on the table, or own words.
import { html, useState } from "../html.js";
import { t } from "../say.js";
import { PrintedCard } from "../card/face.js";
import { LETTERS, kindName } from "../card/kinds.js";
import { useMe, useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

export function ChooseCard({ kind, choose }) {
  const { edition } = usePhone();
  const { can } = useOptions();
  const offers = (useMe().offers?.[kind] ?? []).filter((ref) => edition.cards[ref]);
  return html`<div class="stack stack--loose">
    ${offers.length > 0
      ? html`<div class="stack">
          <p>${t("Vælg det kort, der siger dig noget.")}</p>
          ${offers.map((ref) => html`<${PrintedCard} key=${ref} definition=${edition.cards[ref]}>
            <div><button type="button" class="button button--main" onClick=${() => choose(ref)}>${t("Vælg kortet")}</button></div>
          </${PrintedCard}>`)}
        </div>`
      : html`<p>${t("Træk kort, og vælg ét. Eller skriv dit eget.")}</p>`}
    <div class="stack stack--tight">
      ${can("draw_cards", { card_kind: kind }) && html`<${SendButton} kind="draw_cards" fields=${{ card_kind: kind }}
        className=${offers.length ? "button button--wide" : "button button--main button--large button--wide"}>${offers.length ? t("Læg dem tilbage, og træk andre") : t("Træk {count} kort", { count: edition.limits.cards_drawn })}</${SendButton}>`}
      <button type="button" class="button button--wide" onClick=${() => choose(null)}>${t("Skriv mit eget")}</button>
      ${can("lay_back_cards", { card_kind: kind }) && html`<${SendButton} kind="lay_back_cards" fields=${{ card_kind: kind }} className="button button--quiet button--wide">${t("Læg dem bare tilbage")}</${SendButton}>`}
    </div>
    <${PrintedNumber} kind=${kind} choose=${choose} />
  </div>`;
}

// A card in the hand is known by its number, whatever kind of card one thought to play.
function PrintedNumber({ kind, choose }) {
  const { edition, sheets, drafts } = usePhone();
  const [number, setNumber] = useState("");
  const [fault, setFault] = useState(null);
  const find = async (event) => {
    event.preventDefault();
    const wanted = number.replace(/\s/g, "").toLowerCase();
    const card = Object.values(edition.cards).find((one) => one.id.toLowerCase() === wanted);
    if (!card) return setFault(t("Det nummer kender vi ikke. Det står på kortet og ser ud som {letter}12.", { letter: LETTERS[kind] }));
    if (card.kind === "blank") return choose(null);
    if (card.kind === kind) return choose(card.id);
    await drafts.put(`play/${card.kind}`, { ...drafts.get(`play/${card.kind}`), ref: card.id, isOwn: false, step: 1 });
    sheets.show("play", { kind: card.kind });
  };
  return html`<form class="field" onSubmit=${find}>
    <label class="field__label" for="printed-number">${t("Har du et trykt kort i hånden?")}</label>
    <p class="field__hint" id="printed-hint">${t("Skriv nummeret fra hjørnet. {kind} begynder med {letter}.", { kind: kindName(kind), letter: LETTERS[kind] })}</p>
    <div class="row">
      <input class="input input--short" id="printed-number" name="ref" autocomplete="off" autocapitalize="characters" value=${number}
        aria-describedby="printed-hint printed-fault" aria-invalid=${fault ? "true" : null}
        onInput=${(event) => (setNumber(event.currentTarget.value), setFault(null))} />
      <button type="submit" class="button" disabled=${!number.trim()}>${t("Find kortet")}</button>
    </div>
    <p class="field__fault" id="printed-fault" role="alert">${fault}</p>
  </form>`;
}
