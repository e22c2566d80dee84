// When the line is over for good: say why, forget what lies here if the seat is no longer this phone's, show the way on.
import { html, useEffect, useState } from "../html.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";
import { forgetPage } from "./keep_page.js";

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
    case "opened_elsewhere":
      return [t("Siden er åben et andet sted"), t("Du har den åben i flere faner eller vinduer. Denne hviler nu. Det, du har skrevet, ligger stadig på telefonen.")];
    default:
      return [t("Åbn dit personlige link igen"), t("Vi kan ikke se, hvem du er. Det, du har skrevet, ligger stadig på telefonen.")];
  }
}

/** A phone that slept while its seat was taken away was not told; it asks. */
async function askedWhy() {
  const answer = await fetch("/me/why").catch(() => null);
  return (answer?.ok && (await answer.json()).code) || "not_signed_in";
}

export function Goodbye({ code: told }) {
  const { device } = usePhone();
  const [code, setCode] = useState(told);
  useEffect(() => {
    if (code === "not_signed_in") askedWhy().then(setCode);
    if (FORGETS.has(code)) Promise.allSettled([device.wipe(), forgetPage()]);
  }, [code]);
  const [title, text] = words(code);
  return html`<div class="phone"><main id="main" class="phone__main" tabindex="-1">
    <h1>${title}</h1><p>${text}</p>
    ${code === "opened_elsewhere"
      ? html`<p><button type="button" class="button button--main button--large button--wide" onClick=${() => location.reload()}>${t("Brug siden her")}</button></p>`
      : html`<p><a class="button button--wide" href="/">${t("Til forsiden")}</a></p>`}
  </main></div>`;
}
