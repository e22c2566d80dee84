// Min uge: what was done, in the order Joblog asks for it, to copy by hand. It leaves this phone only by its owner (journey G9).
import { html, useState } from "../html.js";
import { Icon } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useGame, useMyCards, usePhone } from "./context.js";
import { dayAfter, isoWeek, mondayOf } from "./days.js";
import { Sheet } from "./sheets.js";

function joblogName(joblog) {
  return joblog === "application" ? t("Jobsøgning") : t("Netværk");
}

export function JoblogSheet({ close }) {
  const { edition } = usePhone();
  const { today } = useGame();
  const [monday, setMonday] = useState(mondayOf(today));
  const [isCopied, setCopied] = useState(false);
  const sunday = dayAfter(monday, 6);
  const lines = useMyCards("action")
    .filter((card) => ["done", "partly"].includes(card.state) && card.ended_on >= monday && card.ended_on <= sunday)
    .map((card) => ({ card, kind: edition.action_kinds[card.action_kind] }))
    .filter(({ kind }) => kind && kind.joblog !== "none")
    .sort((a, b) => a.card.ended_on.localeCompare(b.card.ended_on));
  const text = lines.map(({ card, kind }) => [card.ended_on.split("-").reverse().join("-"), joblogName(kind.joblog), card.what].join("\t")).join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const turn = (days) => (setMonday(dayAfter(monday, days)), setCopied(false));
  return html`<${Sheet} title=${t("Min uge til Joblog")} close=${close} isFull><div class="stack">
    <div class="spread">
      <button type="button" class="button button--icon" aria-label=${t("Ugen før")} onClick=${() => turn(-7)}><${Icon} name="prev" /></button>
      <p><strong>${t("Uge {week}", { week: Number(isoWeek(monday).slice(-2)) })}</strong></p>
      <button type="button" class="button button--icon" aria-label=${t("Ugen efter")} disabled=${sunday >= today} onClick=${() => turn(7)}><${Icon} name="next" /></button>
    </div>
    ${lines.length === 0
      ? html`<p>${t("Der er ikke noget til Joblog i den uge. Det, der skal med, er henvendelser, ansøgninger og netværk, du har gjort.")}</p>`
      : html`<ul class="list">${lines.map(({ card, kind }) => html`<li key=${card.id}><p class="overline">${sayDay(card.ended_on)} · ${joblogName(kind.joblog)}</p><p>${card.what}</p></li>`)}</ul>
          ${navigator.clipboard && html`<button type="button" class="button button--main button--large" onClick=${copy}>${isCopied ? t("Kopieret") : t("Kopiér ugen")}</button>`}`}
    <p class="soft">${t("Arket er kun dit. Det bliver ikke sendt nogen steder herfra.")}</p>
  </div></${Sheet}>`;
}
