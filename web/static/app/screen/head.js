// The head of the hall screen: where we are, what is asked, how long there is.
import { html } from "../html.js";
import { dayIn, nextCamp, theGame } from "../meeting/agenda.js";
import { Clock } from "../meeting/clock.js";
import { useHere } from "../meeting/here.js";
import { sayDay, sayTime, t } from "../say.js";

// On the town the head lies in its sky, short; a step whose own picture says the sentence large has only its title here.
const SAYS_ITSELF = new Set(["words", "cards", "break"]);

export function Head({ shown }) {
  const { edition, game } = useHere();
  const { view, meeting, place } = shown;
  const whole = theGame(game);
  if (meeting === undefined) {
    return html`<header class="hall__head"><div class="hall__where">
      <p class="hall__over">${whole?.name ?? "Teamwork"}</p><h1 class="hall__title">${phaseName(edition, whole)}</h1>
      <${NextCamp} whole=${whole} />
    </div></header>`;
  }
  if (view === "pause") return html`<header class="hall__head"><p class="hall__over">${place.agenda.titles}</p></header>`;
  const isOwnScreen = view === place.step.screen;
  return html`<header class="hall__head">
    <div class="hall__where">
      <p class="hall__over">${t("{agenda} · punkt {number} af {of}", { agenda: place.agenda.titles, number: place.number, of: place.agenda.steps.length })}</p>
      <h1 class="hall__title">${place.step.titles}</h1>
      ${isOwnScreen && !SAYS_ITSELF.has(view) && html`<p class="hall__ask">${place.step.on_screen}</p>`}
    </div>
    ${view !== "break" && html`<${Clock} clock=${meeting.clock} />`}
  </header>`;
}

function NextCamp({ whole }) {
  const { edition, game } = useHere();
  const camp = nextCamp(game);
  if (camp === undefined || whole?.phase_kind === "closed") return null;
  const zone = edition.season.time_zone;
  return html`<p class="hall__ask">${t("Næste camp: {day} kl. {time}", { day: sayDay(dayIn(camp.starts_at, zone)), time: sayTime(camp.starts_at, zone) })}</p>`;
}

function phaseName(edition, whole) {
  return edition.phases.find((phase) => phase.id === whole?.phase)?.names ?? "";
}
