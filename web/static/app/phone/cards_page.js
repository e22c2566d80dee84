// Kort: my cards by kind, each with who sees it; and a card to play.
import { html } from "../html.js";
import { CardBack, PlayedCard } from "../card/face.js";
import { KINDS, kindName } from "../card/kinds.js";
import { Shield } from "../icons.js";
import { t } from "../say.js";
import { useMe, useMyCards, useNames, useOptions, usePhone } from "./context.js";
import { MarkOf } from "./mark.js";
import { Sheet } from "./sheets.js";
import { commandWords, typedWords } from "./said.js";

function heading(kind) {
  return { dream: t("Drømme"), strength: t("Styrker"), challenge: t("Udfordringer"), action: t("Handlinger") }[kind];
}

function emptyWords(kind) {
  return {
    dream: t("En drøm er det, du gerne vil lave. Den bliver til døre, andre kan hjælpe med."),
    strength: t("Styrker kommer fra dig selv og fra dem, der har set dem hos dig."),
    challenge: t("Det svære er dit eget. Ønsket er det, andre kan hjælpe med."),
    action: t("Et skridt er én ting, du gør, med en dag."),
  }[kind];
}

export function CardsPage() {
  const { sheets } = usePhone();
  const { of } = useOptions();
  const canPlay = ["play_dream", "play_challenge", "play_action", "give_strength"].some((kind) => of(kind).length);
  return html`
    <${WaitingCards} />
    ${KINDS.map((kind) => html`<${Kind} key=${kind} kind=${kind} />`)}
    <${Given} />
    ${canPlay && html`<div class="phone__thumb"><button type="button" class="button button--main button--large button--wide" onClick=${() => sheets.show("choose_kind")}>${t("Spil et kort")}</button></div>`}
  `;
}

function Kind({ kind }) {
  const cards = useMyCards(kind).filter((card) => card.state !== "face_down");
  const open = cards.filter((card) => card.state === "open");
  const ended = cards.filter((card) => card.state !== "open");
  return html`<section class="stack">
    <h2>${heading(kind)}</h2>
    ${open.length === 0 && html`<p class="soft">${emptyWords(kind)}</p>`}
    ${open.map((card) => html`<${CardButton} key=${card.id} card=${card} />`)}
    ${ended.length > 0 && html`<details class="more"><summary>${t("Tidligere: {count}", { count: ended.length })}</summary>
      <div class="stack">${ended.map((card) => html`<${CardButton} key=${card.id} card=${card} />`)}</div></details>`}
  </section>`;
}

function CardButton({ card }) {
  const { sheets, edition } = usePhone();
  return html`<div class="card-line">
    <${PlayedCard} card=${card} definition=${edition.cards[card.ref]} isSmall>
      <div class="row"><button type="button" class="button" onClick=${() => sheets.show("card", { id: card.id })}>${t("Åbn kortet")}</button>
      <${MarkOf} id=${card.id} /></div>
    </${PlayedCard}>
  </div>`;
}

// Cards that lie on this phone and have not reached the table yet.
function WaitingCards() {
  const { outbox } = usePhone();
  const waiting = outbox.waiting.value.filter((entry) => entry.kind.startsWith("play_") || entry.kind === "give_strength");
  if (!waiting.length) return null;
  return html`<ul class="list">${waiting.map((entry) => html`<li key=${entry.id} class="notice notice--wait"><div>
    <p class="notice__title">${t("Venter på net: {what}", { what: commandWords(entry.kind) })}</p><p>${typedWords(entry.fields)[0]}</p></div></li>`)}</ul>`;
}

/** Strengths I gave; whether one was declined nobody is told. */
function Given() {
  const { game, myId, sheets } = usePhone();
  const names = useNames();
  const { of } = useOptions();
  const given = game.all("card").filter((card) => card.kind === "strength" && card.author_id === myId.value && card.owner_id !== myId.value);
  const canGive = of("give_strength").some((option) => option.person_id !== myId.value);
  if (!given.length && !canGive) return null;
  return html`<section class="stack">
    <h2>${t("Styrker, du har givet")}</h2>
    ${given.length > 0 && html`<ul class="list">${given.map((card) => html`<li key=${card.id} class="stack stack--tight">
      <p class="icon-line"><${Shield} /><span><strong>${card.claim}</strong> · ${t("til {name}", { name: names(card.owner_id) ?? t("en på holdet") })}</span></p>
      ${card.state === "face_down" && html`<p class="soft">${t("Ligger med bagsiden op.")}</p>`}
      <div><button type="button" class="button button--quiet" onClick=${() => sheets.show("card", { id: card.id })}>${t("Se kortet")}</button></div>
    </li>`)}</ul>`}
    ${canGive && html`<button type="button" class="button" onClick=${() => sheets.show("give_strength")}>${t("Giv en styrke")}</button>`}
  </section>`;
}

export function ChooseKindSheet({ close }) {
  const { sheets } = usePhone();
  const { of } = useOptions();
  const me = useMe();
  const command = { dream: "play_dream", strength: "give_strength", challenge: "play_challenge", action: "play_action" };
  return html`<${Sheet} title=${t("Hvilket kort?")} close=${close}>
    <div class="kinds">${KINDS.map((kind) => {
      const isOpen = of(command[kind]).length > 0;
      return html`<button key=${kind} type="button" class="kind" disabled=${!isOpen} onClick=${() => sheets.show("play", { kind })}>
        <${CardBack} kind=${kind} /><span class="visually-hidden">${kindName(kind)}</span></button>`;
    })}</div>
    ${me.open_dreams >= me.dreams_most && html`<p class="soft">${t("Der ligger {count} åbne drømme. Luk én, så er der plads til en ny.", { count: me.open_dreams })}</p>`}
  </${Sheet}>`;
}
