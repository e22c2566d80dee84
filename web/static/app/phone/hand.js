// Two in hand: the keys I hold, and room for those I do not (rule 5.3).
import { html } from "../html.js";
import { Key } from "../icons.js";
import { sayDistance, t } from "../say.js";
import { useGame, useMe, usePhone } from "./context.js";
import { MarkOf } from "./mark.js";

export function Hand() {
  const { game, myId } = usePhone();
  const me = useMe();
  const keys = game.all("key").filter((key) => key.state === "in_hand" && key.holder_id === myId.value);
  const empty = Math.max(0, (me.keys_most ?? 0) - keys.length);
  return html`<section class="stack">
    <h2>${t("På din hånd")}</h2>
    <div class="hand">
      ${keys.map((key) => html`<${HeldKey} key=${key.id} held=${key} />`)}
      ${!me.in_job && Array.from({ length: empty }, (_, i) => html`<a key=${i} class="hand__slot hand__slot--empty" href="#team/keys">
        <${Key} /><span>${t("Plads til en nøgle")}</span></a>`)}
    </div>
  </section>`;
}

function HeldKey({ held }) {
  const { sheets, game } = usePhone();
  const { today } = useGame();
  const door = held.door_id && game.get(`door:${held.door_id}`);
  return html`<button type="button" class="hand__slot" onClick=${() => sheets.show("key", { id: held.id })}>
    <span class="icon-line"><${Key} />${door?.workplace && html`<strong>${door.workplace}</strong>`}</span>
    <span class="hand__text">${held.text}</span>
    ${held.cools_on && html`<small class="soft">${t("Køler {distance}", { distance: sayDistance(held.cools_on, today) })}</small>`}
    <${MarkOf} id=${held.id} />
  </button>`;
}
