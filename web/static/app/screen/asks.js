// The asks: face down while they are written, then turned over together, nameless; those taken say so.
import { html, memo, useEffect, useRef } from "../html.js";
import { CARD_ICONS, Check, Mountain } from "../icons.js";
import { teamsInOrder } from "../meeting/agenda.js";
import { useSecondsLeft } from "../meeting/clock.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { Empty } from "./empty.js";
import { Pages } from "./pages.js";
import { isRemembered, remember, useTurn, useTurning } from "./turning.js";

const SIZES = [4, 6, 9, 12, 16, 20, 30];
const WRITING_SHARE = 1 / 3; // the first third of such a step is for writing

export function AsksStep({ shown }) {
  const { game } = useHere();
  const asks = asksShared(game);
  const isTurned = useTurned(shown, asks);
  const stood = useTurning(shown, isTurned ? asks.map(({ id }) => id) : []);
  const taken = asks.filter((ask) => ask.is_taken).length;
  if (asks.length === 0) return html`<${Empty} kind="challenge" icon=${CARD_ICONS.challenge} text=${t("Bordet er tomt endnu. Det første ønske kommer, når en af os deler det med salen.")} />`;
  return html`<section class="hall__wall" aria-labelledby="asks-count">
    <p id="asks-count" class="hall__tally" role="status">${
      isTurned
        ? html`<span class="hall__count">${taken}</span><span>${tn("af {count} ønske er taget", "af {count} ønsker er taget", asks.length)}</span>`
        : html`<span class="hall__count">${asks.length}</span><span>${tn("ønske ligger på bordet", "ønsker ligger på bordet", asks.length)}</span>`
    }</p>
    <${Pages} look=${isTurned ? "asks asks--turned" : "asks"} sizes=${SIZES}
      items=${asks.map((ask) => ({ key: ask.id, body: html`<${Ask} ask=${ask} isTurned=${isTurned} stood=${stood} />` }))} />
  </section>`;
}

/** The asks that lie on the table of the hall. */
export function asksShared(game) {
  return game.all("card").filter((card) => card.kind === "challenge" && card.state === "open" && card.ask);
}

// Together: when the time for writing has gone, when all tables are ready, or when somebody has taken one. No event of
// its own: all screens know these alike. What has turned stays turned on this machine, whatever the clock is set to then.
function useTurned({ meeting, place }, asks) {
  const { game } = useHere();
  const round = `asks ${meeting.id} ${meeting.step_started_at}`;
  const kept = useRef(isRemembered(round));
  const left = useSecondsLeft(meeting.clock);
  const toTell = place.step.minutes * 60 * (1 - WRITING_SHARE);
  const isOwnStep = place.step.screen === "asks" && place.step.card_kind !== null;
  const isReady = meeting.ready_tables.length >= teamsInOrder(game).length;
  kept.current ||= !isOwnStep || left === null || left <= toTell || isReady || asks.some((ask) => ask.is_taken);
  useEffect(() => kept.current && isOwnStep && remember(round), [kept.current]);
  return kept.current;
}

const Ask = memo(function Ask({ ask, isTurned, stood }) {
  const turn = useTurn(stood, ask.id);
  if (!isTurned) return html`<span class="ask ask--back"><${Mountain} label=${t("Et ønske, ikke vendt endnu")} /></span>`;
  return html`<span class=${`ask ${ask.is_taken ? "ask--taken" : ""} ${turn.look}`} onAnimationEnd=${turn.onAnimationEnd}>
    <span class="ask__text">${ask.ask}</span>
    ${ask.is_taken && html`<span class="ask__taken"><${Check} />${t("Taget")}</span>`}
  </span>`;
});
