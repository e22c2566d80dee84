// What lies beside the town: the tables' learnings when a camp closes, named threads where they are thanked,
// how each team's season ended, and what comes next.
import { html } from "../html.js";
import { Check, Icon } from "../icons.js";
import { TeamBadge } from "../board/shapes.js";
import { dayIn, nextCamp, teamName, teamsInOrder, theGame } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { sayDay, sayTime, t, tn } from "../say.js";

/** The column beside the town at this step, or null when the town stands alone. */
export function besideTown({ meeting, place, view }, { edition, game }) {
  if (meeting === undefined || view !== place.step.screen) return null;
  const isLastCamp = meeting.number === edition.season.camp_weeks.length;
  if (place.step.round === "learning") return html`<${Learnings} meeting=${meeting} />`;
  if (view === "endings") return html`<${Endings} />`;
  if (place.after === undefined) return html`<${WhatNext} isLastCamp=${isLastCamp} />`;
  const named = theGame(game)?.named_threads ?? [];
  return named.length > 0 && place.step.round === "all" ? html`<${NamedThreads} threads=${named} />` : null;
}

function Side({ title, children, look = "" }) {
  return html`<section class=${`hall__side ${look}`} aria-labelledby="side-title"><h2 id="side-title">${title}</h2>${children}</section>`;
}

function Note({ team, children, look = "" }) {
  return html`<li class=${`hall__note ${look}`} data-accent=${(team.seat_no - 1) % 4}>
    <${TeamBadge} accent=${team.seat_no - 1} name=${teamName(team)} />${children}</li>`;
}

// Every table in its place from the beginning, so that nothing moves when a sentence comes.
function Learnings({ meeting }) {
  const { game } = useHere();
  const learnings = meeting.learnings ?? {};
  return html`<${Side} title=${t("Bordenes læring")} look="hall__side--four">
    <ul class="hall__notes">${teamsInOrder(game).map(
      (team) => html`<${Note} key=${team.id} team=${team} look=${learnings[team.id] ? "" : "hall__note--open"}><p>${learnings[team.id] ?? t("skriver …")}</p><//>`,
    )}</ul>
  <//>`;
}

const ENDINGS = () => ({ team_held: t("Holdet holdt"), all_in_job: t("Alle i job"), playing_on: t("Vi spiller videre") });
const ENDING_ICONS = { team_held: "people", all_in_job: "home", playing_on: "next" };

// None is above another: the same note, the same size, in the teams' fixed order (rules 3.4 and 8.5).
function Endings() {
  const { game } = useHere();
  const names = ENDINGS();
  return html`<${Side} title=${t("Alle hold, én by")} look="hall__side--four">
    <ul class="hall__notes">${teamsInOrder(game).map(
      (team) => html`<${Note} key=${team.id} team=${team}><ul class="hall__endings">${(team.endings ?? []).map(
        (ending) => html`<li key=${ending}><${Icon} name=${ENDING_ICONS[ending]} />${names[ending]}</li>`,
      )}</ul><//>`,
    )}</ul>
  <//>`;
}

// The dates that everybody takes home: the next camp, or after the last one the reunions (rules 2.2 and 8.5).
function WhatNext({ isLastCamp }) {
  const { edition, game } = useHere();
  const camp = nextCamp(game);
  const zone = edition.season.time_zone;
  const items = isLastCamp
    ? [
        ...edition.season.follow_up_weeks.map((weeks) => tn("Gensyn om {count} uge", "Gensyn om {count} uger", weeks)),
        t("Nøglerne virker stadig. Giv dem videre, og brug dem."),
        t("Diplomet ligger på din egen side."),
      ]
    : [
        t("Check-in og mentormøder står på din egen side."),
        camp && t("Næste camp: {day} kl. {time}", { day: sayDay(dayIn(camp.starts_at, zone)), time: sayTime(camp.starts_at, zone) }),
        t("Hver nøgle, I bruger, tænder et lys."),
      ].filter(Boolean);
  return html`<${Side} title=${isLastCamp ? t("Og så videre") : t("Indtil vi ses")}>
    <ul class="hall__notes" data-count=${items.length}>${items.map((item) => html`<li key=${item} class="hall__note hall__note--marked"><p><${Check} />${item}</p></li>`)}</ul>
  <//>`;
}

const NAMED_SHOWN = 8;

function NamedThreads({ threads }) {
  return html`<${Side} title=${t("Tråde med navne")}>
    <ul class="hall__notes">${threads.slice(-NAMED_SHOWN).map(
      ({ from_name, to_name }, i) => html`<li key=${i} class="hall__note"><p>${t("{from} hjalp {to}", { from: from_name, to: to_name })}</p></li>`,
    )}</ul>
  <//>`;
}
