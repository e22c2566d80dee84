// Each graduate and their next step, as far as they show it to their coach. Seat order; no one before another.
import { html } from "../html.js";
import { Arrow, Icon } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { sayDay, sayDistance, t } from "../say.js";
import { theGame } from "../meeting/agenda.js";

export function Graduates({ team }) {
  const { game } = useHere();
  const people = game
    .all("person")
    .filter((person) => person.role === "graduate" && person.team_id === team.id)
    .toSorted((a, b) => a.seat_no - b.seat_no);
  const actions = game.all("card").filter((card) => card.kind === "action" && card.state === "open");
  return html`<section class="stack" aria-labelledby="graduates-title"><h2 id="graduates-title">${t("Næste skridt")}</h2>
    <ul class="tiles graduates">${people.map((person) => {
      const mine = actions.filter((card) => card.owner_id === person.id).toSorted((a, b) => (a.due < b.due ? -1 : 1));
      return html`<li key=${person.id} class="panel stack stack--tight"><${Graduate} person=${person} actions=${mine} /></li>`;
    })}</ul></section>`;
}

function Graduate({ person, actions }) {
  const { edition } = useHere();
  const stage = person.pawn === undefined ? null : edition.stages[person.pawn].names;
  return html`<div class="spread"><h3>${person.name}</h3>${stage && html`<span class="chip">${stage}</span>`}</div>
    ${person.exit && html`<p class="soft">${exitWords(person.exit, edition)}</p>`}
    ${person.in_job && html`<p class="mark mark--saved"><${Icon} name="check" />${t("Spiller i job: giver nøgler og styrker")}</p>`}
    ${actions.map((card) => html`<${Action} key=${card.id} card=${card} />`)}
    ${actions.length === 0 && !person.in_job && html`<p class="soft">${t("Ingen skridt at se lige nu.")}</p>`}
    <${Contact} contact=${person.contact} />`;
}

function Action({ card }) {
  const { edition, game } = useHere();
  const kind = edition.action_kinds[card.action_kind]?.names ?? t("Et skridt");
  const today = theGame(game).today;
  return html`<div class="next-step"><${Arrow} /><div><p>${card.what ?? kind}</p>
    <p class="soft">${card.what ? `${kind} · ` : ""}${t("{day}, {distance}", { day: sayDay(card.due), distance: sayDistance(card.due, today) })}</p></div></div>`;
}

function Contact({ contact }) {
  if (!contact?.phone && !contact?.email) return null;
  return html`<p class="row row--tight">${contact.phone && html`<a href=${`tel:${contact.phone}`}>${contact.phone}</a>`}${contact.email && html`<a href=${`mailto:${contact.email}`}>${contact.email}</a>`}</p>`;
}

function exitWords(exit, edition) {
  const name = edition.counting.rows.find((row) => row.code === exit.code)?.names ?? exit.code;
  return exit.is_confirmed ? name : t("{name}, ikke bekræftet endnu", { name });
}
