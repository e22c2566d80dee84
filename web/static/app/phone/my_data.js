// Mine data: everything about me, who has seen it, and the way to have my texts gone (journey G10).
import { html, useEffect, useState } from "../html.js";
import { Icon } from "../icons.js";
import { sayDay, t, tn } from "../say.js";
import { useMe, useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";
import { Sheet } from "./sheets.js";

function roleName(role, authority) {
  return { graduate: t("En på holdet"), coach: t("Coach"), helper: t("Hjælper"), office: authority, admin: t("Administrator") }[role] ?? role;
}

function kindName(kind) {
  const names = {
    dream_details: t("hvorfor og hvor i en drøm"),
    challenge_story: t("det svære i en udfordring"),
    learnt: t("det, du lærte"),
    contact: t("mail og telefon"),
    status: t("hvordan det går"),
  };
  return names[kind] ?? kind;
}

export function MyDataSheet({ close }) {
  const [data, setData] = useState(null);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    fetch("/api/v1/people/me/data")
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then(setData)
      .catch(() => setAway(true));
  }, []);
  return html`<${Sheet} title=${t("Mine data")} close=${close} isFull><div class="stack stack--loose">
    ${isAway && html`<p class="notice notice--wait">${t("Vi kan ikke hente dem lige nu. Prøv igen, når der er net.")}</p>`}
    ${!data && !isAway && html`<p>${t("Et øjeblik …")}</p>`}
    ${data && html`<${What} data=${data} /><${SeenBy} seen=${data.seen_by} />`}
    <${Erase} />
    <p><a href="/privacy">${t("Dine rettigheder, og hvor længe noget bliver gemt")}</a></p>
  </div></${Sheet}>`;
}

function What({ data }) {
  const texts = Object.keys(data.words).length;
  const file = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
  return html`<section class="stack"><h3>${t("Det, der er gemt")}</h3>
    <p>${tn("{count} tekst, du har skrevet, og det, der hører til.", "{count} tekster, du har skrevet, og det, der hører til.", texts)}</p>
    <details class="more"><summary>${t("Læs teksterne")}</summary><ul class="list">${Object.entries(data.words).map(([key, words]) => html`<li key=${key}>${words}</li>`)}</ul></details>
    ${data.reminded_by_mail && html`<p>${t("Mailadressen til dine påmindelser")}: ${data.reminded_by_mail.email}</p>`}
    <a class="button button--main button--large button--wide" href=${file} download="teamwork.json"><${Icon} name="download" />${t("Hent det hele")}</a>
  </section>`;
}

function SeenBy({ seen }) {
  const { edition } = usePhone();
  return html`<section class="stack"><h3>${t("Hvem har set mine data")}</h3>
    ${seen.length === 0 && html`<p class="soft">${t("Ingen har åbnet det, du har delt, endnu.")}</p>`}
    <ul class="list">${seen.map((entry, i) => html`<li key=${i}>${roleName(entry.role, edition.authority)} · ${kindName(entry.kind)} · ${sayDay(entry.day)}</li>`)}</ul>
  </section>`;
}

function Erase() {
  const me = useMe();
  const { can } = useOptions();
  const [isAsked, setAsked] = useState(false);
  if (!can("erase_person", { person_id: me.id })) return null;
  return html`<section class="stack"><h3>${t("Slet mine tekster")}</h3>
    <p>${t("Alt, du har skrevet, forsvinder alle steder. At noget er sket, bliver stående, uden dine ord. Du er stadig med.")}</p>
    ${isAsked
      ? html`<div class="panel panel--sunk stack stack--tight"><p><strong>${t("Det kan ikke fortrydes.")}</strong></p>
          <${SendButton} kind="erase_person" fields=${{ person_id: me.id }} className="button">${t("Ja, slet mine tekster")}</${SendButton}>
          <button type="button" class="button button--quiet" onClick=${() => setAsked(false)}>${t("Behold dem")}</button></div>`
      : html`<button type="button" class="button" onClick=${() => setAsked(true)}>${t("Slet mine tekster")}</button>`}
  </section>`;
}
