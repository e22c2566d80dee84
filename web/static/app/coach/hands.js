// Raised hands that wait for this coach's answer; without a reason, so none is shown (rule 7.3).
import { html } from "../html.js";
import { Hand } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do } from "./pieces.js";

export function Hands() {
  const { game } = useHere();
  const { every } = useOptions();
  const hands = every("answer_hand")
    .map(({ hand_id }) => game.get(`hand:${hand_id}`))
    .filter(Boolean);
  return hands.map((hand) => {
    const person = game.get(`person:${hand.person_id}`);
    const name = person?.name ?? t("En på holdet");
    return html`<div key=${hand.id} class="notice notice--lamp spread"><p class="notice__title row row--tight"><${Hand} />${t("{name} rækker hånden op", { name })}</p>
      <span class="row row--tight">${person?.contact?.phone && html`<a class="button" href=${`tel:${person.contact.phone}`}>${t("Ring")}</a>`}
      <${Do} kind="answer_hand" fields=${{ hand_id: hand.id }} label=${t("Jeg har svaret {name}", { name })}>${t("Jeg har svaret")}<//></span></div>`;
  });
}
