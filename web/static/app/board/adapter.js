// From the game's entities to the plain town that the board draws, and the board's words.
import { t, tn } from "../say.js";
import { teamName, teamsInOrder, theGame } from "../meeting/agenda.js";

/** The town of a game as this viewer may see it; follows the game's signals. */
export function townFrom(game, edition) {
  const whole = theGame(game) ?? {};
  const graduates = game
    .all("person")
    .filter((person) => person.role === "graduate" && person.pawn !== undefined)
    .toSorted((a, b) => a.seat_no - b.seat_no);
  return {
    dusk: whole.dusk ?? 0,
    teams: teamsInOrder(game).map((team) => ({
      id: team.id,
      name: teamName(team),
      accent: team.seat_no - 1,
      pawns: team.pawns ? nameless(team) : pawnsOf(graduates.filter((person) => person.team_id === team.id)),
    })),
    stages: edition.stages.map((stage) => ({ id: stage.id, name: stage.names })),
    doors: game.all("door").map((door) => ({ id: door.id, text: door.workplace ?? "", state: door.state })),
    threads: (whole.threads ?? []).map(({ from_team_id: from, to_team_id: to, count }) => ({ from, to, count })),
    pot: whole.pot ?? { in_job: 0, of: 0 },
    lights: whole.lights ?? { on: 0, of: 0 },
  };
}

function pawnsOf(graduates) {
  return graduates.map((person) => ({ id: person.id, stage: person.pawn, label: person.label ?? "" }));
}

// Another team's pawns come as a tally by stage: whoever may know their names may not know which pawn is whose.
function nameless(team) {
  const stages = Object.entries(team.pawns).flatMap(([stage, count]) => Array(count).fill(Number(stage)));
  return stages.map((stage, place) => ({ id: `${team.id}/${place}`, stage, label: "" }));
}

/** The board's sentences in the reader's language. */
export function townLabels() {
  return {
    title: () => t("Byen ved skumring"),
    pot: ({ in_job, of }) => t("{in_job} af {of} i job", { in_job, of }),
    lights: ({ on, of }) => (of > 0 ? t("{on} af {of} lys er tændt", { on, of }) : ""),
    door: ({ text, state }) => doorSentence(state, text),
    door_states: { bare: t("Mangler en nøgle"), glowing: t("Har en nøgle"), lit: t("Lyser: en nøgle blev brugt") },
    pawn: ({ label, stage, seat }) => `${label || t("Brik {seat}", { seat })}: ${stage}`,
    thread: ({ from, to, count }) =>
      tn("{from} hjalp {to} {count} gang", "{from} hjalp {to} {count} gange", count, { from, to }),
    within: ({ team, count }) =>
      tn("{team} hjalp hinanden {count} gang", "{team} hjalp hinanden {count} gange", count, { team }),
    teams: t("Holdene"),
    doors: t("Dørene"),
    threads: t("Trådene"),
    no_doors: t("Der er ingen døre endnu."),
    no_threads: t("Der er ingen tråde endnu."),
    legend: {
      pawn: t("En af os"),
      foothold: t("Fast fod"),
      bare: t("En dør"),
      glowing: t("En dør med en nøgle"),
      lit: t("En nøgle blev brugt"),
      thread: t("Hjælp mellem bordene"),
      pot: t("En i job"),
      light: t("Et lys i missionen"),
    },
  };
}

function doorSentence(state, workplace) {
  if (state === "lit") return t("{workplace}: lyser, en nøgle blev brugt", { workplace });
  if (state === "glowing") return t("{workplace}: har en nøgle", { workplace });
  return t("{workplace}: mangler en nøgle", { workplace });
}
