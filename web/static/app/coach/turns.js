// Whose turn it is at the own table: one after another in seat order; the coach passes it on, or gives it again.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do } from "./pieces.js";

export function Turns({ meeting }) {
  const { game } = useHere();
  const { me, every } = useOptions();
  const present = new Set(meeting.present ?? []);
  const graduates = game
    .all("person")
    .filter((person) => person.role === "graduate" && person.team_id === me.team_id)
    .toSorted((a, b) => a.seat_no - b.seat_no);
  const now = graduates.find((person) => person.id === meeting.turns?.[me.team_id]);
  const open = new Set(every("give_turn", { meeting_id: meeting.id }).map(({ person_id }) => person_id));
  const next = nextOf(graduates, now, present);
  const turn = (person) => ({ meeting_id: meeting.id, person_id: person.id });
  return html`<div class="stack stack--tight turns">
    <p class="turns__now" aria-live="polite"><span class="overline">${t("Nu er det")}</span><strong>${now?.name ?? t("ingen endnu")}</strong></p>
    ${next && open.has(next.id) && html`<${Do} kind="give_turn" fields=${turn(next)} look="button button--main button--wide">${t("Videre til {name}", { name: next.name })}<${Icon} name="next" /><//>`}
    <div class="row row--tight" role="group" aria-label=${t("Giv turen til")}>${graduates.map((person) =>
      person === now
        ? html`<span key=${person.id} class="chip chip--lamp turns__chip">${person.name}</span>`
        : open.has(person.id) && html`<${Do} key=${person.id} kind="give_turn" fields=${turn(person)} look="button turns__chip">${person.name}<//>`,
    )}</div>
  </div>`;
}

// The next in seat order who is here; who is not is passed over without a word.
function nextOf(graduates, now, present) {
  const at = graduates.indexOf(now);
  const order = [...graduates.slice(at + 1), ...graduates.slice(0, Math.max(0, at))];
  return order.find((person) => present.has(person.id));
}
