// Asks: one's own to look after, and those that wait for a taker; nameless until their owner says (rule 5.5).
import { html } from "../html.js";
import { Hand, Mountain } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do } from "./pieces.js";

export function GiveAsks() {
  const { game } = useHere();
  const { every } = useOptions();
  const waiting = every("claim_ask")
    .map(({ card_id }) => game.get(`card:${card_id}`))
    .filter(Boolean);
  const mine = game.all("claim").filter((claim) => claim.is_mine && claim.state === "open");
  return html`<section class="panel" aria-labelledby="asks-title"><h2 id="asks-title" class="panel__title">${t("Ønsker")}</h2>
    <ul class="list">
      ${mine.map((claim) => html`<${Mine} key=${claim.id} claim=${claim} />`)}
      ${waiting.map(
        (card) => html`<li key=${card.id} class="thing"><${Mountain} /><p class="grow">${card.ask}</p>
        <${Do} kind="claim_ask" fields=${{ card_id: card.id }} label=${t("Tag ønsket: {ask}", { ask: card.ask })}>${t("Tag det")}<//></li>`,
      )}
    </ul>
    ${mine.length + waiting.length === 0 && html`<p class="soft">${t("Ingen ønsker venter på dig lige nu.")}</p>`}
    ${mine.length > 0 && waiting.length === 0 && html`<p class="soft">${t("Ingen tager nummer to, før alle ønsker har en.")}</p>`}
  </section>`;
}

function Mine({ claim }) {
  const { can } = useOptions();
  return html`<li class="thing"><${Hand} /><div class="grow"><p>${claim.ask}</p>
    <p class="soft">${claim.asker_name ? t("Du har taget det. Det er {name}s ønske.", { name: claim.asker_name }) : t("Du har taget det. Ejeren siger selv til.")}</p></div>
    ${can("release_claim", { claim_id: claim.id }) && html`<${Do} kind="release_claim" fields=${{ claim_id: claim.id }}>${t("Slip det")}<//>`}</li>`;
}
