// The team between meetings: hands first, then the next meeting, then each graduate's next step as far as it is shown.
import { html } from "../html.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { Factors } from "./factors.js";
import { Graduates } from "./graduates.js";
import { Hands } from "./hands.js";
import { Learnings } from "./learnings.js";
import { Meetings } from "./meetings.js";
import { NextMeeting } from "./next_meeting.js";
import { useOptions } from "./options.js";

export function TeamRoom({ enter }) {
  const { game } = useHere();
  const { me } = useOptions();
  const team = game.get(`team:${me.team_id}`);
  return html`<div class="stack" data-accent=${(team.seat_no - 1) % 4}><h1><${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} /></h1>
    <${Hands} /></div>
    <div class="desk__two">
      <div class="stack stack--loose"><${NextMeeting} enter=${enter} /><${Graduates} team=${team} /></div>
      <div class="stack stack--loose"><${Together} team=${team} /><${Factors} /><${Meetings} /><${Learnings} team=${team} /></div>
    </div>`;
}

// What the team has together; a sum or a band each, never a person's number (rules 5.6 and 7.2).
function Together({ team }) {
  const { edition, game } = useHere();
  const newest = Object.entries(team.spark ?? {})
    .toSorted()
    .at(-1)?.[1];
  const keys = game.all("key").filter((key) => key.team_id === team.id && key.state === "in_pool").length;
  return html`<section class="panel" aria-labelledby="together-title"><h2 id="together-title" class="panel__title">${t("Sammen")}</h2>
    <dl class="facts">
      ${team.marker !== undefined && html`<div><dt>${t("Holdets brik")}</dt><dd>${edition.stages[team.marker].names}</dd></div>`}
      ${team.in_job && html`<div><dt>${t("I job")}</dt><dd>${t("{now} af {of}", team.in_job)}</dd></div>`}
      ${team.lights && html`<div><dt>${t("Missionens lys")}</dt><dd>${t("{on} af {of} er tændt", team.lights)}</dd></div>`}
      <div><dt>${t("Nøgler i puljen")}</dt><dd>${keys}</dd></div>
      ${team.helped !== undefined && html`<div><dt>${t("Hjælp, der hjalp")}</dt><dd>${tn("{count} gang", "{count} gange", team.helped)}</dd></div>`}
      ${newest && html`<div><dt>${t("Ugens gnist")}</dt><dd>${sparkWords(newest)}</dd></div>`}
    </dl></section>`;
}

function sparkWords({ band, arrow }) {
  const bands = { low: t("lav"), middle: t("midt imellem"), high: t("høj") };
  const arrows = { up: t("på vej op"), level: t("som sidst"), down: t("på vej ned") };
  return t("{band}, {arrow}", { band: bands[band], arrow: arrows[arrow] });
}
