// The mission: what the table voted, and the one that the coach settles after talk (rule 6.7).
import { html } from "../html.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { useCommand } from "./command.js";
import { useOptions } from "./options.js";
import { Ask } from "./pieces.js";

export function MissionVote({ meeting }) {
  const { edition, game } = useHere();
  const { me, can } = useOptions();
  const [run] = useCommand();
  const mission = game.all("mission").find((one) => one.team_id === me.team_id && one.camp === meeting.number);
  if (mission === undefined) return null;
  if (mission.chosen) {
    return html`<div class="notice notice--lamp"><div><p class="notice__title">${t("I har valgt: {title}", { title: edition.missions[mission.chosen].titles })}</p>
      <p>${edition.missions[mission.chosen].texts}</p></div></div>`;
  }
  return html`<ul class="list">${mission.drawn.map((choice) => {
    const { titles, texts } = edition.missions[choice];
    const votes = mission.votes?.[choice] ?? 0;
    return html`<li key=${choice} class="stack stack--tight">
      <div class="spread"><h3>${titles}</h3><span class="chip">${tn("{count} stemme", "{count} stemmer", votes)}</span></div>
      <p>${texts}</p>
      ${can("choose_mission", { mission_id: mission.id, choice }) && html`<${Ask} question=${t("Er I enige om »{title}«?", { title: titles })} yes=${t("Ja, vælg den")}
        onYes=${() => run("choose_mission", { mission_id: mission.id, choice })}>${t("Vælg denne")}<//>`}
    </li>`;
  })}</ul>`;
}
