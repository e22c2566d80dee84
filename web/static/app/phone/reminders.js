// Reminders: in the calendar one already has, or in the inbox; when, never what.
import { html, useEffect, useState } from "../html.js";
import { t } from "../say.js";
import { MailReminders } from "./reminders_mail.js";
import { Sheet } from "./sheets.js";

/** Asks the server; throws what it said, or nothing where nothing was heard. */
export async function asked(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body && { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const said = await answer.json().catch(() => null);
  if (!answer.ok) throw said?.title ?? null;
  return said;
}

export function RemindersSheet({ close }) {
  const [hasAddress, setHas] = useState(null);
  const [mail, setMail] = useState(null);
  const [fault, setFault] = useState("");
  const ask = (method, path, then, body) =>
    asked(method, path, body).then(
      (answer) => (setFault(""), then(answer)),
      (said) => setFault(typeof said === "string" ? said : t("Vi kan ikke få fat i serveren. Se, om der er net, og prøv igen.")),
    );
  useEffect(() => {
    ask("GET", "/me/calendar", (answer) => setHas(answer.has_address));
    ask("GET", "/me/mail", setMail);
  }, []);
  return html`<${Sheet} title=${t("Påmindelser")} close=${close}><div class="stack stack--loose">
    ${fault && html`<p class="notice notice--wait" role="alert">${fault}</p>`}
    ${mail?.is_offered && html`<${MailReminders} mail=${mail} change=${(path, body) => ask("POST", path, setMail, body)} />`}
    ${hasAddress !== null && html`<${CalendarAddress} hasAddress=${hasAddress} setHas=${setHas} ask=${ask} isAlone=${!mail?.is_offered} />`}
  </div></${Sheet}>`;
}

function CalendarAddress({ hasAddress, setHas, ask, isAlone }) {
  const [given, setGiven] = useState(null);
  const give = () => ask("POST", "/me/calendar", (answer) => (setGiven(answer), setHas(true)));
  const stop = () => ask("POST", "/me/calendar/stop", () => (setGiven(null), setHas(false)));
  const main = isAlone ? "button button--main button--large button--wide" : "button button--wide";
  return html`<section class="stack stack--tight">
    ${!isAlone && html`<h3>${t("I din kalender")}</h3>`}
    <p>${t("Få møder og dine egne dage ind i den kalender, du har i forvejen. Der står kun hvornår, aldrig hvad. Den ringer ikke mellem kl. 21 og 8.")}</p>
    ${given && html`<${Address} given=${given} />`}
    ${hasAddress && !given && html`<p class="notice">${t("Du har en adresse i brug. Laver du en ny, holder den gamle op med at virke.")}</p>`}
    <div class="stack stack--tight ${isAlone ? "sheet__foot" : ""}">
      ${!given && html`<button type="button" class=${main} onClick=${give}>${hasAddress ? t("Lav en ny adresse") : t("Lav min adresse")}</button>`}
      ${hasAddress && html`<button type="button" class="button button--wide" onClick=${stop}>${t("Stop kalenderen")}</button>`}
    </div>
  </section>`;
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
