// The coach's own table in a meeting: whose turn it is, who is here, the mission, the learning, and "we are ready".
import { html } from "../html.js";
import { Check } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { placeIn, teamName } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do, Writing, limitOf } from "./pieces.js";
import { Present } from "./present.js";
import { Turns } from "./turns.js";
import { MissionVote } from "./mission_vote.js";

export function Table({ meeting }) {
  const { edition, game } = useHere();
  const { me, can } = useOptions();
  const { step } = placeIn(edition, meeting);
  const team = game.get(`team:${me.team_id}`);
  const isReady = meeting.ready_tables.includes(me.team_id);
  return html`<section class="panel stack" aria-labelledby="table-title" data-accent=${(team.seat_no - 1) % 4}>
    <h2 id="table-title" class="panel__title"><${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} /></h2>
    ${step.round === "turns" && html`<${Turns} meeting=${meeting} />`}
    ${step.round === "vote" && html`<${MissionVote} meeting=${meeting} />`}
    ${step.round === "learning" && can("write_learning", { meeting_id: meeting.id }) && html`<${Learning} meeting=${meeting} team=${team} key=${meeting.learnings?.[team.id]} />`}
    ${meeting.kind === "camp" && can("report_table_ready", { meeting_id: meeting.id }) && html`<${Do} kind="report_table_ready" fields=${{ meeting_id: meeting.id, is_ready: !isReady }}
      look="button button--large button--wide" isPressed=${isReady}>${isReady && html`<${Check} />`}${t("Vores bord er klar")}<//>`}
    <${Present} meeting=${meeting} team=${team} />
  </section>`;
}

export function Learning({ meeting, team }) {
  const { edition } = useHere();
  const written = meeting.learnings?.[team.id] ?? "";
  return html`<${Writing} label=${t("Bordets læring i én sætning")} first=${written} limit=${limitOf(edition, "learning")}
    send=${(run, text) => run("write_learning", { meeting_id: meeting.id, text })} sendText=${written ? t("Gem den nye sætning") : t("Gem sætningen")} />`;
}
