// Min side: my next step on top, then what lies in my hand, then what waits for me (journey G2).
import { html } from "../html.js";
import { useGame, useMe, useMeeting, useMyCards, useOpenActions, useOptions } from "./context.js";
import { ActionLine, NextAction, NoAction } from "./next_action.js";
import { Hand } from "./hand.js";
import { JobPlayer } from "./job_player.js";
import { MissionPanel } from "./mission.js";
import { MyClaims } from "./my_claims.js";
import { MyDoors } from "./my_doors.js";
import { SendButton } from "./mark.js";
import { SinceLast } from "./since_last.js";
import { t } from "../say.js";
import { WaitsForMe, WaitsNow } from "./waits_for_me.js";
import { Welcome } from "./welcome.js";
import { NextMeeting } from "./next_meeting.js";

/** On a pause nothing is asked; the way back is one tap (rule 2.5). */
function Resting() {
  const me = useMe();
  const { can } = useOptions();
  const fields = { person_id: me.id };
  if (!me.exit?.is_confirmed || !can("end_pause", fields)) return null;
  return html`<section class="panel panel--lamp stack stack--tight">
    <h2>${t("Du holder pause")}</h2>
    <p>${t("Ingen venter på noget fra dig. Din plads er her, når du vil tilbage.")}</p>
    <div><${SendButton} kind="end_pause" fields=${fields} className="button button--main">${t("Jeg er tilbage")}</${SendButton}></div>
  </section>`;
}

export function MyPage() {
  const me = useMe();
  const actions = useOpenActions();
  const cards = useMyCards().length;
  const { can } = useOptions();
  const { phase_kind } = useGame();
  const isNew = cards === 0;
  const isVoting = useMeeting()?.step?.round === "vote";
  return html`
    <${Resting} />
    <${WaitsNow} />
    ${isVoting && html`<${MissionPanel} />`}
    ${isNew ? html`<${Welcome} />` : me.in_job ? html`<${JobPlayer} />` : actions.length ? html`<${NextAction} card=${actions[0]} />` : html`<${NoAction} />`}
    ${!isNew && actions.length > (me.in_job ? 0 : 1) && html`<section class="stack">
      <h2>${t("Dine andre skridt")}</h2>
      <ul class="list list--rows">${actions.slice(me.in_job ? 0 : 1).map((card) => html`<li key=${card.id}><${ActionLine} card=${card} /></li>`)}</ul>
    </section>`}
    ${(!isNew || me.keys_held > 0) && phase_kind !== "setup" && (can("take_key") || me.keys_held > 0 || !me.in_job) && html`<${Hand} />`}
    <${MyDoors} />
    ${!isVoting && html`<${MissionPanel} />`}
    <${MyClaims} />
    <${WaitsForMe} />
    <${SinceLast} />
    <${NextMeeting} />
  `;
}
