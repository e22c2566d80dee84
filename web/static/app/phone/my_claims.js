// The asks I took; whose they are I see when their owner says yes (rule 5.5).
import { html } from "../html.js";
import { Hand } from "../icons.js";
import { t } from "../say.js";
import { useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

export function MyClaims() {
  const { game } = usePhone();
  const mine = game.all("claim").filter((claim) => claim.is_mine && claim.state === "open");
  if (!mine.length) return null;
  return html`<section class="stack">
    <h2>${t("Det ønske, du tog")}</h2>
    ${mine.map((claim) => html`<${TakenAsk} key=${claim.id} claim=${claim} />`)}
  </section>`;
}

export function TakenAsk({ claim }) {
  const { can } = useOptions();
  const fields = { claim_id: claim.id };
  return html`<div class="panel stack stack--tight">
    <p class="icon-line"><${Hand} /><strong>${claim.ask ?? t("Ønsket er taget af bordet")}</strong></p>
    <p>${claim.asker_name
      ? t("Ønsket er fra {name}. Sig hej, når I ses.", { name: claim.asker_name })
      : t("Du får at vide, hvis ønske det er, når ejeren siger ja.")}</p>
    ${can("release_claim", fields) && html`<div><${SendButton} kind="release_claim" fields=${fields} className="button button--quiet">${t("Slip det igen")}</${SendButton}></div>`}
  </div>`;
}
