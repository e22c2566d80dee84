// The missions: what each table chooses between, and what it has chosen. Four tables, one order, no comparison.
import { html } from "../html.js";
import { Check } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, teamsInOrder, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { softly } from "./soft.js";

export function MissionsStep({ shown }) {
  const { edition, game } = useHere();
  const { camp, missions } = ofThisCamp(game, shown);
  const lights = theGame(game)?.lights;
  const isChoosing = shown.place.step.round === "vote";
  if (missions.length === 0) return html`<p class="hall__say hall__say--alone">${isChoosing ? t("Missionerne bliver trukket om et øjeblik.") : t("Ingen valgte en mission sidst. Det kan vi gøre om lidt.")}</p>`;
  return html`<section class="hall__missions" key=${camp}>
    ${!isChoosing && lights && html`<p class="hall__tally" role="status"><span class="hall__count">${lights.on}</span><span>${t("af {of} lys er tændt, af os alle sammen", lights)}</span></p>`}
    <ul class="tables">${teamsInOrder(game).map((team) => {
      const mission = missions.find((one) => one.team_id === team.id);
      return mission && html`<${Table} key=${team.id} team=${team} mission=${mission} edition=${edition} />`;
    })}</ul>
  </section>`;
}

// At the vote this camp's draw; where the last one is looked back on, the newest that was chosen.
function ofThisCamp(game, { meeting, place }) {
  const all = game.all("mission");
  const isOwn = (mission) => mission.camp === meeting.number;
  if (place.step.round === "vote" || all.some(isOwn)) return { camp: meeting.number, missions: all.filter(isOwn) };
  const camp = Math.max(0, ...all.filter((mission) => mission.chosen).map((mission) => mission.camp));
  return { camp, missions: all.filter((mission) => mission.camp === camp) };
}

function Table({ team, mission, edition }) {
  const choices = mission.chosen ? [mission.chosen] : mission.drawn;
  return html`<li class=${mission.chosen ? "tables__one is-ready" : "tables__one"} data-accent=${(team.seat_no - 1) % 4}>
    <p class="tables__name"><${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} /></p>
    ${choices.map((id) => {
      const { titles, texts } = edition.missions[id];
      return html`<div key=${id} class="tables__mission"><h2 lang=${document.documentElement.lang}>${softly(titles)}</h2><p>${texts}</p></div>`;
    })}
    ${mission.chosen && html`<p class="tables__chosen"><${Check} />${t("Valgt")}</p>`}
  </li>`;
}
