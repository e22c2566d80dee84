// The town in words, for those who do not see the picture or would rather read. Same content, same
// order: teams in their places, players in their seats, nothing sorted by how far anyone is.
import { html, memo } from "../html.js";
import { TeamBadge } from "./shapes.js";
import { say } from "./words.js";

/** Everything the Town shows, as headings and lists. */
export function TownList({ town, labels }) {
  const stageNames = town.stages.map((stage) => stage.name);
  return html`<section class="town-list stack stack--loose" aria-label=${say(labels.title, town)}>
    <div class="stack stack--tight">
      <p class="lede">${say(labels.pot, town.pot)}</p><p>${say(labels.lights, town.lights)}</p>
    </div>
    <div class="stack">
      <h2>${say(labels.teams)}</h2>
      <div class="tiles">${town.teams.map((team) => html`<${TeamList} key=${team.id} team=${team} stageNames=${stageNames} labels=${labels} />`)}</div>
    </div>
    <${DoorList} doors=${town.doors} labels=${labels} />
    <${ThreadList} threads=${town.threads} teams=${town.teams} labels=${labels} />
  </section>`;
}

const TeamList = memo(function TeamList({ team, stageNames, labels }) {
  return html`<div class="panel" data-accent=${team.accent % 4}>
    <h3 class="panel__title"><${TeamBadge} accent=${team.accent} name=${team.name} /></h3>
    <ol class="list">${team.pawns.map(
      ({ id, label, stage }, i) =>
        html`<li key=${id}>${say(labels.pawn, { label, stage: stageNames[stage], seat: i + 1 })}</li>`,
    )}</ol>
  </div>`;
});

const STATES = ["bare", "glowing", "lit"]; // what is still to be helped with first

const DoorList = memo(function DoorList({ doors, labels }) {
  return html`<div class="stack"><h2>${say(labels.doors)}</h2>
    ${doors.length === 0 && html`<p class="soft">${say(labels.no_doors)}</p>`}
    ${STATES.map((state) => html`<${DoorsOfState} key=${state} name=${say(labels.door_states?.[state])} doors=${doors.filter((door) => door.state === state)} />`)}
  </div>`;
});

function DoorsOfState({ name, doors }) {
  if (doors.length === 0) return null;
  return html`<div class="stack stack--tight"><h3>${name}</h3>
    <ul class="tiles list">${doors.map(({ id, text, state }) => html`<li key=${id} class=${`door door--${state}`}>${text}</li>`)}</ul></div>`;
}

const ThreadList = memo(function ThreadList({ threads, teams, labels }) {
  const nameOf = (id) => teams.find((team) => team.id === id)?.name ?? "";
  return html`<div class="stack"><h2>${say(labels.threads)}</h2>
    ${threads.length === 0 && html`<p class="soft">${say(labels.no_threads)}</p>`}
    <ul class="list">${threads.map(
      ({ from, to, count }) =>
        html`<li key=${`${from} ${to}`}>${
          from === to
            ? say(labels.within, { team: nameOf(from), count })
            : say(labels.thread, { from: nameOf(from), to: nameOf(to), count })
        }</li>`,
    )}</ul>
  </div>`;
});
