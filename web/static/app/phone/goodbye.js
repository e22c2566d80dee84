// When the seat is no longer this phone's: say why, forget what lies here, show the way on.
import { html, useEffect } from "../html.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";

// A session that ran out keeps what was typed: its owner comes back by a new link.
const FORGETS = new Set(["seat_taken_away", "signed_out", "game_closed"]);

function words(code) {
  switch (code) {
    case "seat_taken_away":
      return [t("Din plads er lukket her"), t("Enten er pladsen givet videre, eller også har du fået et nyt link. Tal med din coach, hvis det er en fejl.")];
    case "signed_out":
      return [t("Du er logget ud"), t("Der ligger ikke længere noget fra spillet på denne telefon.")];
    case "game_closed":
      return [t("Spillet er slut"), t("Tak for din hjælp. Det, der blev delt med dig, er ikke længere her.")];
    default:
      return [t("Åbn dit personlige link igen"), t("Vi kan ikke se, hvem du er. Det, du har skrevet, ligger stadig på telefonen.")];
  }
}

export function Goodbye({ code }) {
  const { device } = usePhone();
  useEffect(() => void (FORGETS.has(code) && device.wipe().catch(() => {})), [code]);
  const [title, text] = words(code);
  return html`<div class="phone"><main id="main" class="phone__main" tabindex="-1">
    <h1>${title}</h1><p>${text}</p>
    <p><a class="button button--wide" href="/">${t("Til forsiden")}</a></p>
  </main></div>`;
}
