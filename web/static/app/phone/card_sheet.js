// One card, whole: what stands on it, who sees each part in one tap, and what may be done with it.
import { html, useState } from "../html.js";
import { PlayedCard } from "../card/face.js";
import { LevelPicker } from "../card/levels.js";
import { t } from "../say.js";
import { useNames, useOptions, usePhone } from "./context.js";
import { DoorsOfDream } from "./doors_of_dream.js";
import { MarkOf, SendButton } from "./mark.js";
import { Sheet } from "./sheets.js";

export function CardSheet({ id, close }) {
  const { game, edition } = usePhone();
  const { can } = useOptions();
  const names = useNames();
  const card = game.get(`card:${id}`);
  if (!card) return html`<${Sheet} title=${t("Kortet")} close=${close}><p>${t("Kortet ligger her ikke længere.")}</p></${Sheet}>`;
  const from = card.kind === "strength" && card.author_id !== card.owner_id ? names(card.author_id) : null;
  return html`<${Sheet} title=${t("Kortet")} close=${close} isFull>
    <div class="stack">
      <${PlayedCard} card=${{ ...card, parts: null }} definition=${edition.cards[card.ref]} owner=${from && t("Givet af {name}", { name: from })} />
      <p><${MarkOf} id=${id} /></p>
      ${card.parts && can("set_level", { card_id: id }) && html`<${Levels} id=${id} parts=${card.parts} card=${card} />`}
      ${card.kind === "dream" && card.is_mine && html`<${DoorsOfDream} card=${card} />`}
      <${CardActions} card=${card} close=${close} />
    </div>
  </${Sheet}>`;
}

/** Who sees each part; a touch is sent at once, and shown as chosen while it waits. */
export function Levels({ id, parts, card }) {
  const { outbox } = usePhone();
  const shown = Object.keys(parts).filter((part) => part !== "learnt" || card?.learnt);
  return shown.map((part) => {
    const waiting = outbox.waiting.value.findLast((entry) => entry.kind === "set_level" && entry.fields.card_id === id && entry.fields.part === part);
    const choice = waiting ? { level: waiting.fields.level, coach: waiting.fields.coach } : parts[part];
    return html`<${LevelPicker} key=${part} part=${part} shown=${choice} isBusy=${Boolean(waiting)}
      onChoose=${({ level, coach }) => outbox.send("set_level", { card_id: id, part, level, coach })} />`;
  });
}

function CardActions({ card, close }) {
  const { sheets } = usePhone();
  const { can } = useOptions();
  const fields = { card_id: card.id };
  const to = (name, props = {}) => () => sheets.show(name, { id: card.id, ...props });
  const isAction = can("finish_action", fields);
  return html`<div class="stack stack--tight">
    ${isAction && html`<div class="answers-row">
      <button type="button" class="button button--main button--large answers-row__main" onClick=${to("finish", { result: "done" })}>${t("Gjort")}</button>
      <button type="button" class="button" onClick=${to("finish", { result: "partly" })}>${t("Delvist")}</button>
      <button type="button" class="button" onClick=${to("finish", { result: "not_done" })}>${t("Ikke gjort")}</button>
      <button type="button" class="button" onClick=${to("move")}>${t("Flyt")}</button>
    </div>
    <button type="button" class="button" onClick=${to("split")}>${t("Del det op i to")}</button>`}
    ${can("say_thanks", { about: card.id }) && html`<button type="button" class="button" onClick=${() => sheets.show("thanks", { about: card.id })}>${t("Sig tak")}</button>`}
    ${can("end_challenge", fields) && html`<div class="row">
      <button type="button" class="button grow" onClick=${to("finish", { result: "overcome" })}>${t("Det er overvundet")}</button>
      <button type="button" class="button grow" onClick=${to("finish", { result: "parked" })}>${t("Læg det væk")}</button></div>`}
    ${can("revise_card", fields) && html`<button type="button" class="button" onClick=${to("revise")}>${t("Ret ordene")}</button>`}
    ${can("close_dream", fields) && html`<${SendButton} kind="close_dream" fields=${fields} onSent=${close}>${t("Luk drømmen")}</${SendButton}>`}
    <${Spotlight} card=${card} />
    ${can("take_back_card", fields) && html`<${TakeBack} fields=${fields} close=${close} />`}
  </div>`;
}

// A card of mine on the hall screen, by my own wish; off again in one tap.
function Spotlight({ card }) {
  const { of } = useOptions();
  const option = of("ask_spotlight").find((one) => one.card_id === card.id);
  if (!option) return null;
  return html`<${SendButton} kind="ask_spotlight" fields=${{ meeting_id: option.meeting_id, card_id: card.id }}>${t("Vis kortet i salen")}</${SendButton}>`;
}

// Taking a card back forgets its words, so it is asked once more.
function TakeBack({ fields, close }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return html`<button type="button" class="button button--quiet" onClick=${() => setAsked(true)}>${t("Tag kortet tilbage")}</button>`;
  return html`<div class="panel panel--sunk stack stack--tight">
    <p>${t("Så er kortet og alle ordene på det væk, også for dem, der har set det.")}</p>
    <div class="row"><${SendButton} kind="take_back_card" fields=${fields} onSent=${close}>${t("Ja, tag det tilbage")}</${SendButton}>
      <button type="button" class="button button--quiet" onClick=${() => setAsked(false)}>${t("Behold det")}</button></div>
  </div>`;
}
