// Asks on the table: take one that is not your own; nobody takes a second while one has no taker (rule 5.5).
import { html } from "../html.js";
import { Hand } from "../icons.js";
import { t } from "../say.js";
import { useNames, useOptions, usePhone } from "./context.js";
import { MyClaims } from "./my_claims.js";
import { SendButton } from "./mark.js";
import { AskTaken } from "./waits_for_me.js";

export function AskList() {
  const { game, role } = usePhone();
  const { can, of } = useOptions();
  const asks = game.all("card").filter((card) => card.kind === "challenge" && card.ask && !card.is_mine && card.state === "open");
  const free = asks.filter((card) => !card.is_taken);
  const taken = asks.filter((card) => card.is_taken);
  const hasHand = game.all("claim").some((claim) => claim.is_mine && claim.state === "open");
  const mine = of("mark_helped").map((option) => option.claim_id);
  return html`
    <${MyClaims} />
    ${mine.length > 0 && html`<section class="stack"><h2>${t("Dit eget ønske")}</h2><ul class="list">${mine.map((id) => html`<li key=${id}><${AskTaken} id=${id} /></li>`)}</ul></section>`}
    <section class="stack"><h2>${t("Ønsker, der venter")}</h2>
      ${free.length === 0 && html`<p class="soft">${role === "helper" ? t("Der ligger ingen ønsker lige nu. De kommer, når nogen lægger et på bordet.") : t("Der ligger ingen ønsker fra andre lige nu.")}</p>`}
      ${hasHand && free.length > 0 && html`<p class="notice">${t("Du har taget ét. Når alle ønsker har en, kan du tage et til.")}</p>`}
      <ul class="list">${free.map((card) => html`<li key=${card.id} class="stack stack--tight">
        <${AskWords} card=${card} />
        ${can("claim_ask", { card_id: card.id }) && html`<div><${SendButton} kind="claim_ask" fields=${{ card_id: card.id }} className="button button--main">${t("Det vil jeg hjælpe med")}</${SendButton}></div>`}
      </li>`)}</ul>
    </section>
    ${taken.length > 0 && html`<section class="stack"><h2>${t("Taget af nogen")}</h2>
      <ul class="list">${taken.map((card) => html`<li key=${card.id}><${AskWords} card=${card} /></li>`)}</ul></section>`}`;
}

// At the own table an ask carries its name; from the other tables it carries none.
function AskWords({ card }) {
  const names = useNames();
  const name = card.owner_id && names(card.owner_id);
  return html`<p class="icon-line"><${Hand} /><span class="grow">${card.ask}${name && html`<br /><small class="soft">${name}</small>`}</span></p>`;
}

export function AsksPage() {
  return html`<p>${t("Du ser ikke, hvis ønske det er, før ejeren siger ja.")}</p><${AskList} />`;
}
