// The wall: every door, and a key to hang where one knows somebody (rules 5.1, 5.2).
import { html } from "../html.js";
import { Door } from "../icons.js";
import { t, tn } from "../say.js";
import { useMe, useMeeting, useOptions, usePhone } from "./context.js";
import { MarkOf } from "./mark.js";
import { KeysGiven } from "./keys_given.js";

const STATES = ["bare", "glowing", "lit"];

function stateHeading(state) {
  return { bare: t("Døre uden nøgle"), glowing: t("Døre med en nøgle"), lit: t("Døre, der lyser for altid") }[state];
}

export function DoorWall() {
  const { game, sheets } = usePhone();
  const { of } = useOptions();
  const doors = game.all("door");
  const swap = useSwap(doors);
  const shown = swap ?? doors;
  return html`
    ${swap && html`<p class="notice">${t("I denne runde arbejder jeres bord på et andet bords døre uden nøgle.")}</p>`}
    ${shown.length === 0 && html`<p class="soft">${t("Der er ingen døre endnu. De kommer, når nogen sætter et sted fra sin drøm på væggen.")}</p>`}
    ${STATES.map((state) => html`<${DoorGroup} key=${state} state=${state} doors=${shown.filter((door) => door.state === state)} />`)}
    ${of("give_key").length > 0 && html`<section class="stack stack--tight">
      <h2>${t("En nøgle uden dør")}</h2>
      <p class="soft">${t("Kender du et job eller en, der er god at tale med, så giv det til et hold.")}</p>
      <button type="button" class="button" onClick=${() => sheets.show("give_key")}>${t("Giv en nøgle")}</button>
    </section>`}`;
}

// In the swap each table works on the keyless doors of another (rule 6.4).
function useSwap(doors) {
  const open = useMeeting();
  const me = useMe();
  const ids = open?.meeting.swap?.[me.team_id];
  return ids ? doors.filter((door) => ids.includes(door.id)) : null;
}

function DoorGroup({ state, doors }) {
  if (!doors.length) return null;
  return html`<section class="stack stack--tight"><h2>${stateHeading(state)}</h2>
    <ul class="list list--doors">${doors.map((door) => html`<li key=${door.id}><${WallDoor} door=${door} /></li>`)}</ul></section>`;
}

function WallDoor({ door }) {
  const { sheets } = usePhone();
  const { can } = useOptions();
  const canHang = can("hang_key", { door_id: door.id });
  return html`<div class="door door--${door.state}">
    <${Door} />
    <span class="stack stack--tight grow"><strong>${door.workplace ?? t("En dør")}</strong>
      ${door.is_mine && html`<small class="soft">${t("Din dør")}</small>`}
      <${MarkOf} id=${door.id} /></span>
    ${canHang && html`<button type="button" class="button" onClick=${() => sheets.show("hang_key", { doorId: door.id })}
      aria-label=${t("Hæng en nøgle på {place}", { place: door.workplace ?? "" })}>${t("Hæng en nøgle")}</button>`}
  </div>`;
}

/** The helper's page of doors: the wall, and what became of the keys given. */
export function DoorsPage() {
  const { game } = usePhone();
  const count = game.all("door").length;
  return html`${count > 0 && html`<p>${tn("Der er {count} dør på væggen. Hæng en nøgle, hvor du kender nogen.", "Der er {count} døre på væggen. Hæng en nøgle, hvor du kender nogen.", count)}</p>`}
    <${DoorWall} /><${KeysGiven} />`;
}
