// Doors of mine that glow: somebody hung a key there, and for some days it is mine to take (rule 5.2).
import { html } from "../html.js";
import { Door } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

export function MyDoors() {
  const { game } = usePhone();
  const keys = game.all("key");
  const glowing = game
    .all("door")
    .filter((door) => door.is_mine && door.state === "glowing")
    .map((door) => ({ door, keys: keys.filter((key) => key.door_id === door.id && key.state === "in_pool") }))
    .filter((found) => found.keys.length > 0);
  if (!glowing.length) return null;
  return html`<section class="stack">
    <h2>${t("Døre, der lyser for dig")}</h2>
    ${glowing.map(({ door, keys }) => html`<div class="door door--glowing" key=${door.id}>
      <${Door} />
      <div class="stack stack--tight grow">
        <h3>${door.workplace}</h3>
        ${keys.map((key) => html`<${HungKey} key=${key.id} hung=${key} />`)}
      </div>
    </div>`)}
  </section>`;
}

function HungKey({ hung }) {
  const { can } = useOptions();
  const fields = { key_id: hung.id };
  return html`<div class="stack stack--tight">
    <p>${hung.text}</p>
    ${hung.is_first_mine && html`<p class="soft">${t("Du kan tage den først, til {day}", { day: sayDay(hung.owner_first_until) })}</p>`}
    ${can("take_key", fields)
      ? html`<${SendButton} kind="take_key" fields=${fields} className="button button--lamp">${t("Tag nøglen")}</${SendButton}>`
      : html`<p class="soft">${t("Når du har plads på hånden, kan du tage den.")}</p>`}
  </div>`;
}
