// The foot of the hall screen: which tables are ready, what this game is, and the screen's own few buttons.
import { html, useEffect, useState } from "../html.js";
import { Check } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { isHelpOpen } from "./presses.js";

const HAND_RESTS_MS = 4000;

export function Foot({ shown, wish }) {
  const { game } = useHere();
  const { is_rehearsal, has_bots } = theGame(game) ?? {};
  return html`<footer class="hall__foot">
    ${shown.meeting ? html`<${ReadyTables} meeting=${shown.meeting} />` : html`<span></span>`}
    <div class=${is_rehearsal || has_bots ? "hall__foot-end has-chips" : "hall__foot-end"}>
      <${Buttons} wish=${wish} />
      <${WhatGame} isRehearsal=${is_rehearsal} hasBots=${has_bots} />
    </div>
  </footer>`;
}

function ReadyTables({ meeting }) {
  const { game } = useHere();
  const ready = new Set(meeting.ready_tables);
  return html`<ul class=${ready.size > 0 ? "hall__ready" : "hall__ready is-quiet"} aria-label=${t("Borde, der er klar")}>${teamsInOrder(game).map(
    (team) => html`<li key=${team.id} class=${ready.has(team.id) ? "is-ready" : ""} data-accent=${(team.seat_no - 1) % 4}>
      <${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} />
      ${ready.has(team.id) && html`<span class="hall__is-ready"><${Check} />${t("klar")}</span>`}
    </li>`,
  )}</ul>`;
}

/** A rehearsal and a game with bots say so on every screen (rule 11). */
function WhatGame({ isRehearsal, hasBots }) {
  return html`${isRehearsal && html`<span class="chip">${t("Øvespil")}</span>`}
    ${hasBots && html`<span class="chip">${t("Bots spiller med")}</span>`}`;
}

// Seen while a hand moves the mouse or the keyboard is in them, so that the hall's picture stays quiet.
function Buttons({ wish }) {
  const isAwake = useHand();
  const { isBright, isList } = wish.value;
  return html`<div class=${isAwake ? "hall__buttons is-awake" : "hall__buttons"}>
    <button type="button" class="hall__button" aria-pressed=${isList} onClick=${() => (wish.value = { isBright, isList: !isList })}>${t("Som liste")}</button>
    <button type="button" class="hall__button" aria-pressed=${isBright} onClick=${() => (wish.value = { isBright: !isBright, isList })}>${t("Lyst billede")}</button>
    <button type="button" class="hall__button" onClick=${() => (isHelpOpen.value = true)}>${t("Taster")}</button>
  </div>`;
}

function useHand() {
  const [isAwake, wake] = useState(false);
  useEffect(() => {
    let timer;
    const moved = () => {
      wake(true);
      clearTimeout(timer);
      timer = setTimeout(() => wake(false), HAND_RESTS_MS);
    };
    addEventListener("pointermove", moved);
    return () => {
      removeEventListener("pointermove", moved);
      clearTimeout(timer);
    };
  }, []);
  return isAwake;
}
