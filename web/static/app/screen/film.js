// The film of the season: the town from dark to bright in a minute, with a slider and the camps as chapters
// (rule 10.3). No pawn is in it, and so no name of a stage: doors, threads, lights and the common pot.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { townFrom, townLabels } from "../board/adapter.js";
import { Town } from "../board/town.js";
import { agendaOf } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { sayDay, t, tn } from "../say.js";
import { reel, steer, toggle, turnTo } from "./reel.js";
import { useFilm } from "./use_film.js";

export function FilmStep({ shown, isBright }) {
  const { edition, game, gameId } = useHere();
  useFilm(`/screen/${gameId}/film`, shown.meeting);
  const now = townFrom(game, edition);
  const day = reel.value?.days[reel.value.at];
  return html`<div class="hall__board hall__board--film">
    <${Town} town=${day ? townOn(day, now) : unpeopled(now)} labels=${townLabels()} isBright=${isBright} />
    ${day && html`<${Controls} film=${reel.value} day=${day} />`}
  </div>`;
}

// Every door has the place that it has today, so that the town grows and nothing moves.
function townOn(day, now) {
  return {
    ...unpeopled(now),
    dusk: day.dusk,
    doors: now.doors.map((door) => ({ ...door, state: day.doors[door.id] ?? "absent" })),
    threads: day.threads.map(({ from_team_id: from, to_team_id: to, count }) => ({ from, to, count })),
    pot: day.pot,
    lights: day.lights ?? { on: 0, of: 0 },
  };
}

function unpeopled(town) {
  return { ...town, stages: [], teams: town.teams.map((team) => ({ ...team, pawns: [] })) };
}

function Controls({ film, day }) {
  const { days, chapters, at, isRunning } = film;
  const date = sayDay(day.date, { day: "numeric", month: "long" });
  return html`<section class="film" aria-label=${t("Filmen")}>
    <button type="button" class="film__play" aria-label=${isRunning ? t("Hold filmen") : t("Vis filmen")} onClick=${() => steer(toggle)}><${Icon} name=${isRunning ? "pause" : "play"} /></button>
    <p class="film__day"><strong>${date}</strong><span>${litDoors(day)}</span></p>
    <div class="film__line">
      <input type="range" class="film__slider" min="0" max=${days.length - 1} step="1" value=${at} aria-label=${t("Dag i filmen")} aria-valuetext=${`${date}: ${litWords(day)}`}
        onInput=${(event) => steer(() => turnTo(event.currentTarget.valueAsNumber), { isHeld: true })} onChange=${(event) => steer(() => turnTo(event.currentTarget.valueAsNumber))} />
      <div class="film__chapters" role="group" aria-label=${t("Kapitler")}>${chapters.map((chapter) => html`<${Chapter} key=${chapter.camp} chapter=${chapter} film=${film} />`)}</div>
    </div>
  </section>`;
}

function Chapter({ chapter: { camp, at }, film }) {
  const { edition, game } = useHere();
  const meeting = game.all("meeting").find((one) => one.kind === "camp" && one.number === camp);
  const title = meeting ? agendaOf(edition, meeting).titles : null;
  const isNow = film.at >= at && !film.chapters.some((other) => other.at > at && other.at <= film.at);
  return html`<button type="button" class="film__chapter" style=${{ "--at": `${(100 * at) / (film.days.length - 1)}%` }} aria-current=${isNow ? "step" : null} aria-label=${title} onClick=${() => steer(() => turnTo(at))}>${t("Camp {number}", { number: camp })}</button>`;
}

function litWords(day) {
  return [litDoors(day), t("{in_job} af {of} i job", day.pot)].join(" · ");
}

function litDoors(day) {
  const lit = Object.values(day.doors).filter((state) => state === "lit").length;
  return tn("{count} dør lyser", "{count} døre lyser", lit);
}
