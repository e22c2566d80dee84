// Bordet: what the graduates chose to share with their helpers, and a hand that was raised to me.
import { html } from "../html.js";
import { t } from "../say.js";
import { useNames, useOptions, usePhone, useTable } from "./context.js";
import { NextMeeting } from "./next_meeting.js";
import { SendButton } from "./mark.js";
import { SharedCards } from "./shared_cards.js";
import { MissionPanel } from "./mission.js";
import { SinceLast } from "./since_last.js";

export function TablePage() {
  const coaches = useTable("coach");
  return html`<${RaisedHands} />
    <p>${t("Her er det, de har valgt at dele med dig. Spørg, lyt, og hæng en nøgle, hvor du kender nogen.")}</p>
    <${SinceLast} />
    <${SharedCards} />
    <${MissionPanel} />
    <${NextMeeting} />
    ${coaches.length > 0 && html`<p class="soft">${t("Jeres coach er {names}.", { names: coaches.map((person) => person.name).join(", ") })}</p>`}`;
}

/** Hands raised to me; there is no reason, only somebody to call. */
function RaisedHands() {
  const { game } = usePhone();
  const names = useNames();
  const { of } = useOptions();
  const hands = of("answer_hand").map(({ hand_id }) => game.get(`hand:${hand_id}`)).filter(Boolean);
  if (!hands.length) return null;
  return html`<section class="stack"><h2>${t("En hånd er rakt op")}</h2>
    ${hands.map((hand) => html`<div class="notice notice--lamp" key=${hand.id}><div class="stack stack--tight">
      <p>${t("{name} vil gerne have fat i dig. Sig hej, når I ses, eller gennem coachen.", { name: names(hand.person_id) ?? t("En på holdet") })}</p>
      <div><${SendButton} kind="answer_hand" fields=${{ hand_id: hand.id }} className="button">${t("Vi har talt sammen")}</${SendButton}></div>
    </div></div>`)}</section>`;
}
