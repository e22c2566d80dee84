// The town in the hall: at a step, between camps, for the film, and as a list.
import { html } from "../html.js";
import { townFrom, townLabels } from "../board/adapter.js";
import { TeamBadge } from "../board/shapes.js";
import { Town } from "../board/town.js";
import { TownList } from "../board/town-list.js";
import { teamName, teamsInOrder, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

export function BoardStep({ shown, isBright }) {
  const { game } = useHere();
  const side = sideOf(shown, game);
  return html`<div class=${side ? "hall__board hall__board--side" : "hall__board"}><${TheTown} isBright=${isBright} />${side}</div>`;
}

/** Until the film is there: the town as it is, its threads first. */
export function FilmStep({ isBright }) {
  return html`<div class="hall__board hall__board--threads"><${TheTown} isBright=${isBright} /></div>`;
}

export function Between({ isBright }) {
  return html`<div class="hall__board"><${TheTown} isBright=${isBright} /></div>`;
}

export function ListStep() {
  const { edition, game } = useHere();
  return html`<${TownList} town=${townFrom(game, edition)} labels=${townLabels()} />`;
}

function TheTown({ isBright }) {
  const { edition, game, live } = useHere();
  const celebration = theGame(game)?.celebration;
  const isNew = celebration && live.now() - Date.parse(celebration.at) < 6000;
  return html`<${Town} town=${townFrom(game, edition)} labels=${townLabels()} isBright=${isBright} occasion=${isNew ? celebration.at : null} />`;
}

// What lies beside the town: the tables' learnings when a camp closes, named threads where they are thanked.
function sideOf({ meeting, place, view }, game) {
  if (meeting === undefined || view !== place.step.screen) return null;
  if (place.step.round === "learning") return html`<${Learnings} learnings=${meeting.learnings ?? {}} />`;
  const named = theGame(game)?.named_threads ?? [];
  return named.length > 0 && place.step.round === "all" ? html`<${NamedThreads} threads=${named} />` : null;
}

function Learnings({ learnings }) {
  const { game } = useHere();
  return html`<ul class="hall__side" aria-label=${t("Bordenes læring")}>${teamsInOrder(game).map(
    (team) => html`<li key=${team.id} class=${learnings[team.id] ? "hall__note" : "hall__note hall__note--open"} data-accent=${(team.seat_no - 1) % 4}>
      <${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} />
      <p>${learnings[team.id] ?? t("skriver …")}</p>
    </li>`,
  )}</ul>`;
}

const NAMED_SHOWN = 8;

function NamedThreads({ threads }) {
  return html`<ul class="hall__side" aria-label=${t("Tråde med navne")}>${threads.slice(-NAMED_SHOWN).map(
    ({ from_name, to_name }, i) =>
      html`<li key=${i} class="hall__note"><p>${t("{from} hjalp {to}", { from: from_name, to: to_name })}</p></li>`,
  )}</ul>`;
}
