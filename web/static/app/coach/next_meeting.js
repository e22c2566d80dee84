// The next meeting, opened in two presses: the one that says which, and the one that says yes (journey C8).
import { html } from "../html.js";
import { agendaOf, byStart, openMeetingOf, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { sayDistance, t } from "../say.js";
import { useCommand } from "./command.js";
import { sayMoment } from "./meeting_room.js";
import { useOptions } from "./options.js";
import { Ask } from "./pieces.js";

export function NextMeeting({ enter }) {
  const { edition, game } = useHere();
  const { me, every } = useOptions();
  const [run] = useCommand();
  const open = openMeetingOf(game, me);
  if (open) {
    return html`<section class="panel panel--lamp stack stack--tight"><h2>${agendaOf(edition, open).titles}</h2><p>${t("Mødet er i gang.")}</p>
      <p><a class="button button--main" href="#meeting">${t("Gå til mødet")}</a></p></section>`;
  }
  const [next] = planned(game, me);
  if (next === undefined) return html`<section class="panel"><p>${t("Der er ikke planlagt flere møder.")}</p></section>`;
  const { titles } = agendaOf(edition, next);
  const openable = every("open_meeting").map(({ meeting_id }) => meeting_id);
  const begin = async (meeting) => (await run("open_meeting", { meeting_id: meeting.id })) && enter("meeting");
  return html`<section class="panel panel--lamp stack stack--tight" aria-labelledby="next-title">
    <p class="overline">${t("Næste møde")}</p><h2 id="next-title">${titles}</h2>
    <p>${t("{moment}, {distance}", { moment: sayMoment(next.starts_at, edition.season.time_zone), distance: sayDistance(next.starts_at, theGame(game).today) })}</p>
    ${
      openable.includes(next.id)
        ? html`<div><${Ask} look="button button--main button--large" question=${t("Er I klar?")} yes=${t("Ja, åbn nu")} onYes=${() => begin(next)}>${t("Åbn mødet")}<//></div>`
        : html`<p class="soft">${t("Det kan åbnes, når pladserne er besat, og ingen andre møder er i gang.")}</p>`
    }
  </section>`;
}

/** The meetings ahead that this coach has part in, earliest first. */
export function planned(game, me) {
  return game
    .all("meeting")
    .filter((meeting) => meeting.state === "planned" && (meeting.kind === "camp" || meeting.team_id === me.team_id))
    .toSorted(byStart);
}
