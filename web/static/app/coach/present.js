// Who is here, ticked by hand for whoever has no phone at hand (rule 6.2).
import { html } from "../html.js";
import { Check } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do } from "./pieces.js";

const ROLES = ["graduate", "coach", "helper"];

export function Present({ meeting, team }) {
  const { game } = useHere();
  const { can } = useOptions();
  const here = new Set(meeting.present ?? []);
  const people = game
    .all("person")
    .filter((person) => person.team_id === team.id)
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.seat_no - b.seat_no);
  return html`<div class="stack stack--tight">
    <h3>${t("Hvem er her")}</h3>
    <p class="soft">${t("{here} af {of}. Tryk på et navn, hvis telefonen blev hjemme.", { here: people.filter(({ id }) => here.has(id)).length, of: people.length })}</p>
    <ul class="present">${people.map((person) => {
      const isHere = here.has(person.id);
      const fields = { meeting_id: meeting.id, person_id: person.id, is_present: !isHere };
      return html`<li key=${person.id}>${
        can("tick_presence", { meeting_id: meeting.id, person_id: person.id })
          ? html`<${Do} kind="tick_presence" fields=${fields} look="button present__one" isPressed=${isHere}>${isHere && html`<${Check} />`}<span>${person.name}<small>${roleName(person, game)}</small></span><//>`
          : html`<span class="chip">${person.name}</span>`
      }</li>`;
    })}</ul>
  </div>`;
}

/** What somebody is at the table, in the reader's words. */
export function roleName(person) {
  return { graduate: t("Dimittend"), coach: t("Coach"), helper: t("Hjælper") }[person.role];
}
