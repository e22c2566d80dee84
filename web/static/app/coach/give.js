// What a coach gives like anyone at the table: keys on doors, a strength, a hand with an ask, thanks.
import { html } from "../html.js";
import { t } from "../say.js";
import { GiveAsks } from "./give_asks.js";
import { GiveKeys } from "./give_keys.js";
import { GiveStrength } from "./give_strength.js";
import { GiveThanks } from "./give_thanks.js";

export function Give() {
  return html`<h1>${t("Giv")}</h1>
    <div class="desk__two">
      <div class="stack stack--loose"><${GiveAsks} /><${GiveKeys} /></div>
      <div class="stack stack--loose"><${GiveStrength} /><${GiveThanks} /></div>
    </div>`;
}
