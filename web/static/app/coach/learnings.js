// What the team has learnt, one sentence a meeting; the last one may still be written (rule 6.6).
import { html } from "../html.js";
import { agendaOf, byStart } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

export function Learnings({ team }) {
  const { edition, game } = useHere();
  const meetings = game
    .all("meeting")
    .filter((meeting) => meeting.learnings?.[team.id])
    .toSorted(byStart);
  if (meetings.length === 0) return null;
  return html`<section class="panel" aria-labelledby="learnings-title"><h2 id="learnings-title" class="panel__title">${t("Det har vi lært")}</h2>
    <ul class="list">${meetings.map((meeting) => html`<li key=${meeting.id}><p>${meeting.learnings[team.id]}</p><p class="soft">${agendaOf(edition, meeting).titles}</p></li>`)}</ul></section>`;
}
