// Reading a meeting: which one is open, where its agenda stands, what comes next. No rule is here.
import { t } from "../say.js";

/** The game as a whole; undefined until the first view has come. */
export function theGame(game) {
  return game.all("game")[0];
}

/** The teams in their fixed order (rule 3.4). */
export function teamsInOrder(game) {
  return game.all("team").toSorted((a, b) => a.seat_no - b.seat_no);
}

/** A team's name, or its place where names are not told between camps. */
export function teamName(team) {
  return team.name ?? t("Hold {number}", { number: team.seat_no });
}

/** The camp that all are in now. */
export function openCamp(game) {
  return game.all("meeting").find((meeting) => meeting.kind === "camp" && meeting.state === "open");
}

/** The next camp that has a date. */
export function nextCamp(game) {
  const planned = game.all("meeting").filter((meeting) => meeting.kind === "camp" && meeting.state === "planned");
  return planned.toSorted(byStart)[0];
}

/** The calendar day of a moment where the game is played. */
export function dayIn(iso, timeZone) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date(iso));
}

/** Earlier meetings first. */
export function byStart(a, b) {
  return a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0;
}

/** The steps a meeting goes through, with its title. */
export function agendaOf(edition, meeting) {
  return edition.agendas[meeting.agenda_id];
}

/** Where a meeting is: `{agenda, step, before, after, number}`; `before` and `after` may be undefined. */
export function placeIn(edition, meeting, stepId = meeting.step_id) {
  const agenda = agendaOf(edition, meeting);
  const at = Math.max(
    0,
    agenda.steps.findIndex((step) => step.id === stepId),
  );
  return { agenda, step: agenda.steps[at], before: agenda.steps[at - 1], after: agenda.steps[at + 1], number: at + 1 };
}

/** A text of the edition one sentence at a time, for screens that give each its own line. */
export function sentencesOf(text) {
  return text.match(/[^.?!]+[.?!]*\s*/g)?.map((sentence) => sentence.trim()) ?? [text];
}

/** The meeting somebody sits in now: the open camp, or the own team's. */
export function openMeetingOf(game, me) {
  return game
    .all("meeting")
    .find((meeting) => meeting.state === "open" && (meeting.kind === "camp" || meeting.team_id === me?.team_id));
}
