// The own table's chairs: who sits there, which are empty, who has come today.
import { html, useState } from "../html.js";
import { Check, Icon } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { teamName, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { tell } from "./command.js";
import { useOptions } from "./options.js";
import { Writing, limitOf } from "./pieces.js";

const ROLES = [
  { role: "graduate", empty: "graduates", title: () => t("Dimittender") },
  { role: "coach", empty: "coaches", title: () => t("Coach") },
  { role: "helper", empty: "helpers", title: () => t("Hjælpere") },
];

export function Seats({ open }) {
  const { edition, game } = useHere();
  const { me, can } = useOptions();
  const team = game.get(`team:${me.team_id}`);
  return html`<div class="stack" data-accent=${(team.seat_no - 1) % 4}><h1>${t("Pladser ved bordet")}</h1><p><${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} /></p></div>
    <div class="desk__two"><div class="stack stack--loose">${ROLES.map((row) => html`<${Chairs} key=${row.role} ...${row} team=${team} open=${open} />`)}</div>
    ${theGame(game)?.is_rehearsal && html`<${Bots} />`}
    ${can("rename_team", { team_id: team.id }) && html`<section class="panel"><${Writing} key=${team.name} label=${t("Holdets navn")} first=${team.name ?? ""} limit=${limitOf(edition, "name")} isLong=${false}
      send=${(run, name) => run("rename_team", { team_id: team.id, name })} sendText=${t("Gem navnet")} /></section>`}</div>`;
}

function Chairs({ role, empty, title, team, open }) {
  const { edition, game } = useHere();
  const here = new Set(open?.present ?? []);
  const people = game
    .all("person")
    .filter((person) => person.role === role && person.team_id === team.id)
    .toSorted((a, b) => a.seat_no - b.seat_no);
  const count = team.empty?.[empty] ?? 0;
  return html`<section class="panel" aria-label=${title()}><h2 class="panel__title">${title()}</h2>
    <ul class="list">${people.map(
      (person) => html`<li key=${person.id} class="chair"><span class="grow">${person.name}${person.helper_kind && html`<span class="soft"> · ${edition.helper_kinds[person.helper_kind] ?? ""}</span>`}</span>
        ${person.is_bot && html`<span class="chip">${t("Bot")}</span>`}${here.has(person.id) && html`<span class="chip chip--done"><${Check} />${t("Er her")}</span>`}</li>`,
    )}${Array.from({ length: count }, (_, i) => html`<li key=${`empty ${i}`} class="chair chair--empty"><${Icon} name="person" />${t("Tom plads")}</li>`)}</ul>
    ${count > 0 && html`<p class="soft">${tn("Kontoret kan sætte én på den tomme plads.", "Kontoret kan sætte nogen på de {count} tomme pladser.", count)}</p>`}
  </section>`;
}

// Only in a rehearsal, where a coach may run a camp with nobody else there.
function Bots() {
  const [isBusy, setBusy] = useState(false);
  const seat = async () => {
    setBusy(true);
    const answer = await fetch("/coach/bots", { method: "POST" }).catch(() => null);
    const seated = answer?.ok ? (await answer.json()).seated : null;
    setBusy(false);
    if (seated === null) tell(t("Det lykkedes ikke. Prøv igen."), true);
    else tell(seated === 0 ? t("Der er ingen tomme pladser.") : tn("{count} bot har sat sig.", "{count} bots har sat sig.", seated));
  };
  return html`<section class="panel stack stack--tight" aria-labelledby="bots-title"><h2 id="bots-title" class="panel__title">${t("Øv dig alene")}</h2>
    <p>${t("I et øvespil kan bots tage de tomme pladser ved alle borde. Når du åbner campen og fører den, spiller de med.")}</p>
    <div><button type="button" class="button" aria-busy=${isBusy ? "true" : null} disabled=${isBusy} onClick=${seat}>${t("Sæt bots på de tomme pladser")}</button></div></section>`;
}
