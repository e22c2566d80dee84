// My next step: what, when, and four complete answers; none is worth more than another (rule 4.6).
import { html } from "../html.js";
import { Arrow, Icon } from "../icons.js";
import { t } from "../say.js";
import { useGame, useMeeting, useOptions, usePhone } from "./context.js";
import { MarkOf, SendButton, useIsWaiting } from "./mark.js";
import { dueWords } from "./due.js";

export function NextAction({ card }) {
  const { sheets } = usePhone();
  const { today } = useGame();
  return html`<section class="next" aria-label=${t("Dit næste skridt")}>
    <p class="next__due">${t("Dit næste skridt")} · ${card.due && dueWords(card.due, today)}</p>
    <h2 class="next__what">${card.what}</h2>
    ${card.how && html`<p>${card.how}</p>`}
    <${Answers} card=${card} />
    <button type="button" class="button button--quiet" onClick=${() => sheets.show("card", { id: card.id })}>${t("Se kortet")}</button>
  </section>`;
}

/** Done, partly, not done, move; and in a check-in also "I looked, it stays". */
export function Answers({ card }) {
  const { sheets, edition } = usePhone();
  const { can } = useOptions();
  const isWaiting = useIsWaiting(card.id);
  const open = useMeeting();
  if (isWaiting) return html`<p><${MarkOf} id=${card.id} /></p>`;
  if (!can("finish_action", { card_id: card.id })) return null;
  const finish = (result) => () => sheets.show("finish", { id: card.id, result });
  const isMovedOften = (card.times_moved ?? 0) >= edition.limits.moves_before_split;
  return html`<div class="answers-row">
      <button type="button" class="button button--main button--large answers-row__main" onClick=${finish("done")}>${t("Gjort")}</button>
      <button type="button" class="button" onClick=${finish("partly")}>${t("Delvist")}</button>
      <button type="button" class="button" onClick=${finish("not_done")}>${t("Ikke gjort")}</button>
      <button type="button" class="button" onClick=${() => sheets.show("move", { id: card.id })}>${t("Flyt")}</button>
    </div>
    ${open?.meeting.kind === "check_in" && html`<${SendButton} kind="keep_action" fields=${{ card_id: card.id }}>${t("Jeg har set på det. Det bliver, som det er")}</${SendButton}>`}
    ${isMovedOften && html`<div class="row"><p class="grow">${t("Det er flyttet et par gange. Måske er det lettere i to bidder.")}</p>
      <button type="button" class="button" onClick=${() => sheets.show("split", { id: card.id })}>${t("Del det op")}</button></div>`}`;
}

/** One of several steps, in a line; in a check-in with its answers, since each is looked at there. */
export function ActionLine({ card }) {
  const { sheets } = usePhone();
  const { today } = useGame();
  const isLookedAt = useMeeting()?.meeting.kind === "check_in";
  return html`<div class="stack stack--tight">
    <button type="button" class="row-line" onClick=${() => sheets.show("card", { id: card.id })}>
      <${Arrow} /><span class="row-line__words"><strong>${card.what}</strong><span class="soft">${card.due && dueWords(card.due, today)}</span></span><${Icon} name="next" />
    </button>
    ${isLookedAt ? html`<${Answers} card=${card} />` : html`<${MarkOf} id=${card.id} />`}
  </div>`;
}

/** No step just now, which is a fine place to be. */
export function NoAction() {
  const { sheets } = usePhone();
  const { can, of } = useOptions();
  const [rest] = of("rest_until_next");
  if (!can("play_action")) return null;
  return html`<section class="next">
    <p class="next__due">${t("Dit næste skridt")}</p>
    <h2 class="next__what">${t("Der ligger ikke noget lige nu")}</h2>
    <p>${t("Vælg én ting, du vil gøre, og en dag. Den må gerne være lille.")}</p>
    <button type="button" class="button button--main button--large" onClick=${() => sheets.show("play", { kind: "action" })}>${t("Vælg et skridt")}</button>
    ${rest && html`<${SendButton} kind="rest_until_next" fields=${{ meeting_id: rest.meeting_id }}>${t("Pause til næste gang")}</${SendButton}>`}
  </section>`;
}
