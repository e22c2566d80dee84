// What the others laid on the table, as far as each of them chose; person by person, in seat order.
import { html } from "../html.js";
import { PlayedCard } from "../card/face.js";
import { KINDS } from "../card/kinds.js";
import { t } from "../say.js";
import { useOptions, usePhone, useTable } from "./context.js";

export function SharedCards() {
  const { game, myId, sheets } = usePhone();
  const { can } = useOptions();
  const mates = useTable("graduate").filter((person) => person.id !== myId.value);
  const shared = game.all("card").filter((card) => card.owner_id && card.owner_id !== myId.value && card.state !== "face_down" && card.state !== "declined");
  return html`${mates.map((mate) => {
    const cards = KINDS.flatMap((kind) => shared.filter((card) => card.owner_id === mate.id && card.kind === kind && card.state === "open"));
    return html`<section class="stack" key=${mate.id}>
      <h2>${mate.name}</h2>
      ${cards.length === 0 && html`<p class="soft">${t("Har ikke delt noget lige nu.")}</p>`}
      ${cards.map((card) => html`<${SharedCard} key=${card.id} card=${card} />`)}
      ${can("give_strength", { person_id: mate.id }) && html`<div><button type="button" class="button" onClick=${() => sheets.show("give_strength", { personId: mate.id })}>${t("Giv {name} en styrke", { name: mate.name })}</button></div>`}
    </section>`;
  })}`;
}

function SharedCard({ card }) {
  const { edition } = usePhone();
  return html`<${PlayedCard} card=${card} definition=${edition.cards[card.ref]} />`;
}
