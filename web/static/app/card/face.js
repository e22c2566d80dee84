// The faces of a card: as it is printed, as it was played, and its back. The same on every screen.
import { html } from "../html.js";
import { CARD_ICONS, Icon } from "../icons.js";
import { sayDay, t, tn } from "../say.js";
import { FIELDS, LETTERS, cardTitle, fieldName, influenceName, kindName, stateName, titleField } from "./kinds.js";
import { ShownLine } from "./levels.js";

/** Letter, icon, name and number: what a card is known by from afar. */
export function CardHead({ kind, number }) {
  return html`<div class="card__head">
    <span class="card__letter" aria-hidden="true">${LETTERS[kind]}</span>
    ${CARD_ICONS[kind] && html`<${Icon} name=${CARD_ICONS[kind]} />`}
    <span>${kindName(kind)}</span>
    ${number && html`<span class="card__number">${number}</span>`}
  </div>`;
}

/** A card as it came from the printer; `definition` is an edition's card in the reader's language. */
export function PrintedCard({ definition, children }) {
  return html`<article class="card card--${definition.kind}">
    <${CardHead} kind=${definition.kind} number=${definition.id} />
    <div class="card__body">
      <h3 class="card__title">${definition.texts.title}</h3>
      <p>${definition.texts.text}</p>
      ${children}
    </div>
    <div class="card__foot">${tn("Cirka {count} minut", "Cirka {count} minutter", definition.minutes)}</div>
  </article>`;
}

/**
 * A card with somebody's answers: what the viewer may not see is not in it.
 * `definition` is what it was played on; `isSmall` shows the first answer alone.
 */
export function PlayedCard({ card, definition, isSmall, owner, heading = "h3", children }) {
  const state = stateName(card);
  const isTold = (field) => card[field.name] !== undefined && field.name !== titleField(card);
  const fields = isSmall ? [] : FIELDS[card.kind].filter(isTold);
  const learnt = !isSmall && card.learnt;
  return html`<article class="card card--${card.kind} ${isSmall ? "card--small" : ""}">
    <${CardHead} kind=${card.kind} number=${card.ref} />
    <div class="card__body">
      ${owner && html`<p class="card__owner">${owner}</p>`}
      <${heading} class="card__title">${cardTitle(card)}</${heading}>
      ${!isSmall && definition && html`<p class="card__printed">${definition.texts.title}</p>`}
      ${(fields.length > 0 || learnt) && html`<dl class="answers">${fields.map((field) => html`<${Answer} key=${field.name} card=${card} field=${field} />`)}
        ${learnt && html`<div><dt>${fieldName(card.kind, "learnt")}</dt><dd>${learnt}</dd></div>`}
      </dl>`}
      ${isSmall && card.due && card.state === "open" && html`<p>${sayDay(card.due)}</p>`}
      ${children}
    </div>
    ${(card.parts || state || card.is_hidden) && html`<div class="card__foot">
      ${state && html`<span class="chip">${state}</span>`}
      ${card.is_hidden && html`<span class="chip">${t("Taget af skærmen")}</span>`}
      ${card.parts && html`<${ShownLines} card=${card} />`}
    </div>`}
  </article>`;
}

function Answer({ card, field }) {
  return html`<div>
    <dt>${fieldName(card.kind, field.name)}</dt>
    <dd>${answerWords(card, field)}</dd>
  </div>`;
}

/** An answer as a person reads it. */
export function answerWords(card, field) {
  const value = card[field.name];
  if (field.type === "list") return value.join(" · ");
  if (field.type === "day") return sayDay(value);
  if (field.type === "influence") return influenceName(value);
  return value;
}

function ShownLines({ card }) {
  const parts = Object.entries(card.parts).filter(([part]) => part !== "learnt" || card.learnt);
  return parts.map(([part, shown]) => html`<${ShownLine} key=${part} shown=${shown} part=${parts.length > 1 ? part : null} />`);
}

/** A card that lies face down. */
export function CardBack({ kind, children }) {
  return html`<article class="card card--${kind} card--back">
    <${CardHead} kind=${kind} />
    <div class="card__body"><${Icon} name=${CARD_ICONS[kind] ?? "star"} large />${children}</div>
  </article>`;
}
