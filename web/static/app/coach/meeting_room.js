// In a meeting: the remote for who leads it, the step for who does not, and the own table.
import { html } from "../html.js";
import { useHere } from "../meeting/here.js";
import { sayTime, t } from "../say.js";
import { Agenda } from "./agenda_list.js";
import { CheckIn } from "./check_in.js";
import { Closing } from "./closing.js";
import { Following } from "./following.js";
import { OnScreen } from "./on_screen.js";
import { Remote } from "./remote.js";
import { Table } from "./table.js";
import { Tables } from "./tables.js";

export function MeetingRoom({ open }) {
  const { lead } = useHere();
  if (open === undefined) return html`<${NoMeeting} />`;
  const leads = lead.meeting()?.id === open.id;
  return html`<div class="desk__two">
    <div class="stack stack--loose">
      ${leads ? html`<${Remote} meeting=${open} />` : html`<${Following} meeting=${open} />`}
      ${open.kind === "check_in" && html`<${CheckIn} meeting=${open} />`}
      <${Agenda} meeting=${open} leads=${leads} />
      ${leads && html`<${Closing} meeting=${open} />`}
    </div>
    <div class="stack stack--loose">
      <${Table} meeting=${open} />
      ${leads && open.kind === "camp" && html`<${Tables} meeting=${open} />`}
      ${open.kind === "camp" && html`<${OnScreen} meeting=${open} />`}
    </div>
  </div>`;
}

function NoMeeting() {
  return html`<section class="panel stack"><h1>${t("Der er ikke noget møde i gang")}</h1>
    <p>${t("Når du åbner et møde, ligger fjernbetjeningen her.")}</p>
    <p><a class="button button--main" href="#team">${t("Se jeres næste møde")}</a></p></section>`;
}

/** A meeting's day and hour where the game is played. */
export function sayMoment(iso, zone) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang === "da" ? "da-DK" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: zone,
  }).format(new Date(iso));
  return t("{day} kl. {time}", { day, time: sayTime(iso, zone) });
}
