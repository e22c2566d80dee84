// Reminders: meetings and the days of one's own steps in the calendar one already has; when, never what.
import { html, useEffect, useState } from "../html.js";
import { t } from "../say.js";
import { Sheet } from "./sheets.js";

async function asked(method, path) {
  const answer = await fetch(path, { method });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

export function RemindersSheet({ close }) {
  const [hasAddress, setHas] = useState(null);
  const [given, setGiven] = useState(null);
  const [isAway, setAway] = useState(false);
  const ask = (method, path, then) => asked(method, path).then((answer) => (setAway(false), then(answer)), () => setAway(true));
  useEffect(() => void ask("GET", "/me/calendar", (answer) => setHas(answer.has_address)), []);
  const give = () => ask("POST", "/me/calendar", (answer) => (setGiven(answer), setHas(true)));
  const stop = () => ask("POST", "/me/calendar/stop", () => (setGiven(null), setHas(false)));
  return html`<${Sheet} title=${t("Påmindelser")} close=${close}><div class="stack">
    <p>${t("Få møder og dine egne dage ind i den kalender, du har i forvejen. Der står kun hvornår, aldrig hvad. Den ringer ikke mellem kl. 21 og 8.")}</p>
    ${isAway && html`<p class="notice notice--wait" role="alert">${t("Vi kan ikke få fat i serveren. Se, om der er net, og prøv igen.")}</p>`}
    ${given && html`<${Address} given=${given} />`}
    ${hasAddress && !given && html`<p class="notice">${t("Du har en adresse i brug. Laver du en ny, holder den gamle op med at virke.")}</p>`}
    ${hasAddress !== null && html`<div class="sheet__foot stack stack--tight">
      ${!given && html`<button type="button" class="button button--main button--large button--wide" onClick=${give}>${hasAddress ? t("Lav en ny adresse") : t("Lav min adresse")}</button>`}
      ${hasAddress && html`<button type="button" class="button button--wide" onClick=${stop}>${t("Stop kalenderen")}</button>`}
    </div>`}
  </div></${Sheet}>`;
}

function Address({ given }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(given.address).then(() => setCopied(true), () => {});
  return html`<div class="panel panel--sunk stack stack--tight">
    <p><strong>${t("Din adresse vises kun nu")}</strong></p>
    <p>${t("Sæt den ind i din kalender, hvor der står noget i retning af »Tilføj fra adresse«. Del den ikke med andre.")}</p>
    <input class="input" readonly aria-label=${t("Kalenderens adresse")} value=${given.address} onFocus=${(event) => event.currentTarget.select()} />
    <p class="row"><button type="button" class="button" onClick=${copy}>${isCopied ? t("Kopieret") : t("Kopiér")}</button></p>
    <p class="soft"><a href=${given.stop}>${t("Siden, hvor den kan stoppes uden at logge ind")}</a></p>
  </div>`;
}
