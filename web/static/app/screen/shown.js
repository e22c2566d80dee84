// What the hall looks at now: the open camp's step, what the host turned the screen to, or the town.
import { openCamp, placeIn, theGame } from "../meeting/agenda.js";

/**
 * `{view, meeting, place}`. `view` is a step's screen, or pause, blank, list, or between when no camp is open.
 * `turned` is where a clicker has turned the show to while the line is away: `{meeting_id, from, step_id, screen}`;
 * it counts until the server itself is somewhere else than it was `from`.
 */
export function shownNow(game, edition, turned) {
  const meeting = openCamp(game);
  if (meeting === undefined) return { view: theGame(game) ? "between" : "waiting" };
  const mine = isStill(turned, meeting) ? turned : null;
  const place = placeIn(edition, meeting, mine?.step_id ?? meeting.step_id);
  const screen = mine?.screen ?? meeting.screen;
  return { view: screen === "step" ? place.step.screen : screen, meeting, place, isTurned: mine !== null };
}

/** Whether the server still stands where it stood when the show was turned without it. */
export function isStill(turned, meeting) {
  return turned?.meeting_id === meeting.id && turned.from === meeting.step_id;
}

/** The same show after a press, for when the server is away; null for presses that need the server. */
export function turnedBy(action, { meeting, place, view }) {
  if (meeting === undefined) return null;
  const stay = { meeting_id: meeting.id, from: meeting.step_id, step_id: place.step.id, screen: "step" };
  if (action === "next" && place.after) return { ...stay, step_id: place.after.id };
  if (action === "previous" && place.before) return { ...stay, step_id: place.before.id };
  if (action === "blank") return { ...stay, screen: view === "blank" ? "step" : "blank" };
  return null;
}
