// The doors of a dream: its workplaces may stand on the wall, without their owner's name (rule 5.1).
import { html } from "../html.js";
import { Door } from "../icons.js";
import { t } from "../say.js";
import { useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

export function DoorsOfDream({ card }) {
  const { game } = usePhone();
  const { can } = useOptions();
  const doors = game.all("door").filter((door) => door.card_id === card.id);
  const canRelease = can("release_door", { card_id: card.id });
  const places = card.workplaces ?? [];
  return html`<section class="stack stack--tight">
    <h3>${t("Døre til væggen")}</h3>
    <p class="soft">${t("Stedet står på væggen uden dit navn. Er det så sjældent, at alle kan gætte, hvem det er, så skriv hellere slags sted.")}</p>
    <ul class="list">${places.map((place, i) => {
      const door = doors.find((one) => one.workplace === place);
      return html`<li key=${i} class="row"><${Door} /><span class="grow">${place}</span>
        ${door
          ? html`<span class="row"><span class="chip chip--lamp">${t("På væggen")}</span>
              ${can("take_down_door", { door_id: door.id }) && html`<${SendButton} kind="take_down_door" fields=${{ door_id: door.id }} className="button button--quiet">${t("Tag ned")}</${SendButton}>`}</span>`
          : canRelease && html`<${Release} card=${card} number=${i + 1} />`}
      </li>`;
    })}</ul>
  </section>`;
}

function Release({ card, number }) {
  const { outbox } = usePhone();
  const isWaiting = outbox.waiting.value.some((entry) => entry.kind === "release_door" && entry.fields.card_id === card.id && entry.fields.workplace === number);
  const press = () => !isWaiting && outbox.send("release_door", { card_id: card.id, workplace: number });
  return html`<button type="button" class="button" aria-busy=${isWaiting ? "true" : null} onClick=${press}>${t("Sæt på væggen")}</button>`;
}
