// Four tables at once, for the host: who has come, who is ready, where somebody still writes; and the hat.
import { html } from "../html.js";
import { Check, Icon } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { useCommand } from "./command.js";
import { useOptions } from "./options.js";
import { Ask } from "./pieces.js";

export function Tables({ meeting }) {
  const { game, lead } = useHere();
  const writing = lead.writing.value;
  return html`<section class="panel stack" aria-labelledby="tables-title">
    <h2 id="tables-title" class="panel__title">${t("Bordene")}</h2>
    <ul class="list tables-list">${teamsInOrder(game).map((team) => {
      const isReady = meeting.ready_tables.includes(team.id);
      const here = meeting.present_by_team?.[team.id] ?? 0;
      return html`<li key=${team.id} class="spread" data-accent=${(team.seat_no - 1) % 4}>
        <${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} />
        <span class="row row--tight">
          ${writing[team.id] > 0 && html`<span class="chip chip--wait"><${Icon} name="pen" />${tn("{count} skriver", "{count} skriver", writing[team.id])}</span>`}
          <span class="chip">${tn("{count} her", "{count} her", here)}</span>
          ${isReady && html`<span class="chip chip--done"><${Check} />${t("Klar")}</span>`}
        </span>
      </li>`;
    })}</ul>
    <${HandOver} meeting=${meeting} />
  </section>`;
}

function HandOver({ meeting }) {
  const { game } = useHere();
  const { every } = useOptions();
  const [run] = useCommand();
  const others = every("hand_over_hat", { meeting_id: meeting.id }).map(({ person_id }) => game.get(`person:${person_id}`));
  if (others.length === 0) return null;
  return html`<details><summary>${t("Giv værtskasketten videre")}</summary>
    <div class="stack stack--tight">${others.filter(Boolean).map(
      (coach) => html`<${Ask} key=${coach.id} question=${t("Skal {name} styre lærredet nu?", { name: coach.name })} yes=${t("Ja")}
        onYes=${() => run("hand_over_hat", { meeting_id: meeting.id, person_id: coach.id })}>${coach.name}<//>`,
    )}</div></details>`;
}
