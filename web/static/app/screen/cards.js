// A step in which everyone writes: what is asked, large; below it what has been released to the hall, nameless.
import { html } from "../html.js";
import { Icon, CARD_ICONS } from "../icons.js";
import { sentencesOf } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { Pages } from "./pages.js";

const SIZES = [3, 6, 9, 12];
const FIELD = { dream: "work", strength: "claim", challenge: "ask" };

export function CardsStep({ shown }) {
  const { game } = useHere();
  const kind = kindOf(shown);
  const cards = cardsShared(game, shown);
  return html`<section class=${cards.length > 0 ? "hall__words hall__words--above" : "hall__words"}>
    <div class="hall__lines">
      <span class=${`hall__kind hall__kind--${kind}`}><${Icon} name=${CARD_ICONS[kind]} /></span>
      <div>${sentencesOf(shown.place.step.on_screen).map((sentence, i) => html`<p key=${i} class=${i === 0 ? "hall__say" : "hall__say hall__say--then"}>${sentence}</p>`)}</div>
    </div>
    ${cards.length > 0 && html`<div class="hall__shared"><h2 class="hall__shared-title">${t("Vist for salen")}</h2>
      <${Pages} look="asks asks--turned" sizes=${SIZES} items=${cards.map((card) => ({ key: card.id, body: html`<${Shared} card=${card} kind=${kind} />` }))} /></div>`}
  </section>`;
}

/** What has been released to the hall of the kind that this step writes. */
export function cardsShared(game, shown) {
  const kind = kindOf(shown);
  return game.all("card").filter((card) => card.kind === kind && card.state === "open" && card[FIELD[kind]]);
}

function kindOf({ place }) {
  return place.step.card_kind ?? "dream";
}

function Shared({ card, kind }) {
  return html`<span class=${`ask ask--${kind}`}><${Icon} name=${CARD_ICONS[kind]} /><span class="ask__text">${card[FIELD[kind]]}</span></span>`;
}
