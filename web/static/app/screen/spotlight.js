// One person's card, large, after that person's yes; gone the moment the yes is (rule 6.4).
import { html } from "../html.js";
import { Icon, CARD_ICONS } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

const MAIN = { dream: "work", strength: "claim", challenge: "ask" };
const MORE = { dream: [], strength: ["example"], challenge: [] };

export function Spotlight({ spot }) {
  const { game } = useHere();
  const team = teamsInOrder(game).find((one) => one.id === spot.team_id);
  return html`<section class="hall__spot" aria-label=${t("Kort i rampelyset")}>
    <article class=${`card card--${spot.kind} hall__spotlight`}>
      <p class="card__head"><${Icon} name=${CARD_ICONS[spot.kind]} />${kindName(spot.kind)}${spot.ref && html`<span class="card__number">${spot.ref}</span>`}</p>
      <div class="card__body">
        <p class="hall__spot-text">${spot.card[MAIN[spot.kind]]}</p>
        ${MORE[spot.kind].map((field) => spot.card[field] && html`<p key=${field} class="hall__spot-more">${spot.card[field]}</p>`)}
      </div>
      ${(spot.label || team) && html`<p class="card__foot">${spot.label && html`<strong>${spot.label}</strong>`}${team && html`<${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} />`}</p>`}
    </article>
  </section>`;
}

/** A card's kind as players say it; a challenge is in the hall only as its ask. */
export function kindName(kind) {
  return { dream: t("Drøm"), strength: t("Styrke"), challenge: t("Ønske"), action: t("Handling") }[kind];
}
