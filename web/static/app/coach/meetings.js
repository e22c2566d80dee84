// The meetings ahead: never cancelled, only moved; any may be opened early, and more may be planned (rules 2.2, 6.1).
import { html, useState } from "../html.js";
import { agendaOf } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useCommand } from "./command.js";
import { momentIn, wallClock } from "./local_time.js";
import { sayMoment } from "./meeting_room.js";
import { planned } from "./next_meeting.js";
import { useOptions } from "./options.js";
import { Sheet } from "./pieces.js";

const SHOWN_FIRST = 4;

export function Meetings() {
  const { edition, game } = useHere();
  const { me, can, every } = useOptions();
  const [sheet, open] = useState(null);
  const [isWhole, showWhole] = useState(false);
  const ahead = planned(game, me);
  const kinds = every("plan_meeting", { team_id: me.team_id });
  return html`<section class="panel stack" aria-labelledby="meetings-title"><h2 id="meetings-title" class="panel__title">${t("Kommende møder")}</h2>
    <ul class="list">${ahead.slice(0, isWhole ? undefined : SHOWN_FIRST).map((meeting) => {
      const name = agendaOf(edition, meeting).titles;
      return html`<li key=${meeting.id} class="spread"><div><p><strong>${name}</strong></p><p class="soft">${sayMoment(meeting.starts_at, edition.season.time_zone)}</p></div>
        ${can("move_meeting", { meeting_id: meeting.id }) && html`<button type="button" class="button" aria-label=${t("Flyt {name}", { name })} onClick=${() => open({ meeting, name })}>${t("Flyt")}</button>`}</li>`;
    })}</ul>
    <div class="row">
      ${ahead.length > SHOWN_FIRST && !isWhole && html`<button type="button" class="button button--quiet" onClick=${() => showWhole(true)}>${t("Se alle {count}", { count: ahead.length })}</button>`}
      ${kinds.length > 0 && html`<button type="button" class="button" onClick=${() => open({ kinds })}>${t("Læg et møde ind")}</button>`}
    </div>
    ${sheet?.meeting && html`<${Move} ...${sheet} onClose=${() => open(null)} />`}
    ${sheet?.kinds && html`<${Plan} kinds=${sheet.kinds} onClose=${() => open(null)} />`}
  </section>`;
}

function Move({ meeting, name, onClose }) {
  const { edition } = useHere();
  return html`<${Sheet} title=${t("Flyt {name}", { name })} onClose=${onClose}><p>${t("Et møde bliver aldrig aflyst, kun flyttet. Alle ser den nye tid med det samme.")}</p>
    <${When} first=${wallClock(meeting.starts_at, edition.season.time_zone)} name=${t("Flyt mødet")} onClose=${onClose}
      fieldsOf=${(starts_at) => ["move_meeting", { meeting_id: meeting.id, starts_at }]} /><//>`;
}

function Plan({ kinds, onClose }) {
  const { edition } = useHere();
  const [chosen, choose] = useState(kinds[0].meeting_kind);
  const nameOf = (kind) => Object.values(edition.agendas).find((agenda) => agenda.kind === kind)?.titles;
  return html`<${Sheet} title=${t("Læg et møde ind")} onClose=${onClose}>
    <fieldset class="field"><legend>${t("Hvad skal I mødes om?")}</legend><div class="choices">${kinds.map(
      ({ meeting_kind }) => html`<label key=${meeting_kind} class="choice"><input type="radio" name="kind" checked=${chosen === meeting_kind} onChange=${() => choose(meeting_kind)} />${nameOf(meeting_kind)}</label>`,
    )}</div></fieldset>
    <${When} first="" name=${t("Læg mødet ind")} onClose=${onClose} fieldsOf=${(starts_at) => ["plan_meeting", { meeting_kind: chosen, team_id: kinds[0].team_id, starts_at }]} />
  <//>`;
}

function When({ first, name, fieldsOf, onClose }) {
  const { edition } = useHere();
  const [at, setAt] = useState(first);
  const [run, { isBusy, refused }] = useCommand();
  const submit = async (event) => {
    event.preventDefault();
    if (at && (await run(...fieldsOf(momentIn(at, edition.season.time_zone))))) onClose();
  };
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <label class="field"><span class="field__label">${t("Dag og klokkeslæt")}</span><input class="input input--moment" type="datetime-local" required value=${at} onInput=${(event) => setAt(event.currentTarget.value)} /></label>
    ${refused && html`<p class="field__fault">${refused}</p>`}
    <div><button class="button button--main" aria-busy=${isBusy ? "true" : null}>${name}</button></div></form>`;
}
