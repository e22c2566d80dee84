// Keys: hung on a door, or given straight to a team; and what became of those given (rules 5.2 to 5.4).
import { html, useState } from "../html.js";
import { Icon, Key } from "../icons.js";
import { teamName, teamsInOrder } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { useOptions } from "./options.js";
import { Do, Sheet, Writing, limitOf } from "./pieces.js";

export function GiveKeys() {
  const { game } = useHere();
  const { every } = useOptions();
  const [sheet, open] = useState(null);
  const [isWhole, showWhole] = useState(false);
  const doors = every("hang_key")
    .map(({ door_id }) => game.get(`door:${door_id}`))
    .filter(Boolean);
  const shown = isWhole ? doors : doors.filter((door) => door.state === "bare");
  const teams = new Set(every("give_key").map(({ team_id }) => team_id));
  return html`<section class="stack" aria-labelledby="doors-title"><h2 id="doors-title">${t("Døre")}</h2>
    <p class="soft">${doors.length === 0 ? t("Der er ingen døre på væggen lige nu.") : doors.every((door) => door.state !== "bare") ? t("Alle døre på væggen har en nøgle.") : tn("{count} dør mangler en nøgle. Kender du nogen?", "{count} døre mangler en nøgle. Kender du nogen?", doors.filter((door) => door.state === "bare").length)}</p>
    <ul class="doors">${shown.map(
      (door) => html`<li key=${door.id}><button type="button" class=${`door door--${door.state} doors__one`} onClick=${() => open({ door })}>
        <${Icon} name=${door.state === "bare" ? "door" : door.state === "lit" ? "lamp" : "key"} /><span class="grow">${door.workplace}</span><span class="soft">${doorWords(door.state)}</span></button></li>`,
    )}</ul>
    ${doors.length > shown.length && html`<div><button type="button" class="button button--quiet" onClick=${() => showWhole(true)}>${t("Vis også døre med en nøgle")}</button></div>`}
    <${Given} />
    ${teams.size > 0 && html`<div class="stack stack--tight"><h3>${t("Et tip uden dør")}</h3><p class="soft">${t("Har du set et job, eller kender du nogen, giv nøglen direkte til et hold.")}</p>
      <div class="row">${teamsInOrder(game).map((team) => teams.has(team.id) && html`<button key=${team.id} type="button" class="button" onClick=${() => open({ team })}>${teamName(team)}</button>`)}</div></div>`}
    ${sheet && html`<${KeySheet} ...${sheet} onClose=${() => open(null)} />`}
  </section>`;
}

function doorWords(state) {
  return { bare: t("mangler en nøgle"), glowing: t("har en nøgle"), lit: t("lyser") }[state];
}

function KeySheet({ door, team, onClose }) {
  const { edition } = useHere();
  const title = door ? t("En nøgle til {workplace}", { workplace: door.workplace }) : t("En nøgle til {team}", { team: teamName(team) });
  const send = async (run, text) => {
    const sent = door ? await run("hang_key", { door_id: door.id, text }) : await run("give_key", { team_id: team.id, text });
    if (sent) onClose();
  };
  return html`<${Sheet} title=${title} onClose=${onClose} mayBePaper=${true}><${Writing} label=${t("Hvem kender du?")}
    hint=${t("Rolle og sted i én sætning: »Jeg kender en teamleder hos Vandværket.« Navnet siger I ansigt til ansigt.")}
    limit=${limitOf(edition, "text")} send=${send} sendText=${door ? t("Hæng nøglen") : t("Giv nøglen")} /><//>`;
}

function Given() {
  const { game } = useHere();
  const { can } = useOptions();
  const mine = game.all("key").filter((key) => key.is_mine_given);
  if (mine.length === 0) return null;
  const states = { in_pool: t("venter i puljen"), in_hand: t("er i en hånd"), used: t("er brugt"), cold: t("er blevet kold") };
  return html`<details><summary>${t("Nøgler, du har givet ({count})", { count: mine.length })}</summary><ul class="list">${mine.map(
    (key) => html`<li key=${key.id} class="thing"><${Key} /><div class="grow"><p>${key.text}</p><p class="soft">${states[key.state]}${key.is_thanked && html` · ${t("du har fået tak")}`}</p></div>
      ${can("warm_key", { key_id: key.id }) && html`<${Do} kind="warm_key" fields=${{ key_id: key.id }}>${t("Varm den")}<//>`}
      ${can("withdraw_key", { key_id: key.id }) && html`<${Do} kind="withdraw_key" fields=${{ key_id: key.id }}>${t("Tag den tilbage")}<//>`}</li>`,
  )}</ul></details>`;
}
