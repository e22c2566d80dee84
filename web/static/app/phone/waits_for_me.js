// What waits for a yes, a no or a thank-you of mine; each may also be left lying.
import { html } from "../html.js";
import { Hand, Icon, Shield, Thread } from "../icons.js";
import { t } from "../say.js";
import { useNames, useOptions, usePhone, useTeam } from "./context.js";
import { SendButton } from "./mark.js";
import { cardTitle } from "../card/kinds.js";

const THANKS_SHOWN = 2;

/** What somebody waits for this very minute: a card in the light, a yes of everybody's. */
export function WaitsNow() {
  const { game } = usePhone();
  const { can } = useOptions();
  const spot = game.all("meeting").find((meeting) => meeting.spotlight?.is_mine)?.spotlight;
  const isAsked = spot && !spot.is_agreed && can("agree_spotlight", { card_id: spot.card_id });
  if (!isAsked && !can("agree_team_success")) return null;
  return html`<section class="panel panel--lamp stack" aria-label=${t("Det venter på dig nu")}>
    ${isAsked && html`<${SpotlightAsked} cardId=${spot.card_id} />`}
    ${can("agree_team_success") && html`<${TeamSuccess} />`}
  </section>`;
}

export function WaitsForMe() {
  const { of } = useOptions();
  const thanks = of("say_thanks").map(({ about }) => html`<li key=${about}><${ToThank} about=${about} /></li>`);
  const waiting = [
    ...of("take_strength").map(({ card_id }) => html`<li key=${card_id}><${WaitingStrength} id=${card_id} /></li>`),
    ...of("mark_helped").map(({ claim_id }) => html`<li key=${claim_id}><${AskTaken} id=${claim_id} /></li>`),
    ...thanks.slice(0, THANKS_SHOWN),
  ];
  if (!waiting.length) return null;
  return html`<section class="stack">
    <h2>${t("Det venter på dig")}</h2>
    <ul class="list">${waiting}</ul>
    ${thanks.length > THANKS_SHOWN && html`<details class="more"><summary>${t("Flere at takke: {count}", { count: thanks.length - THANKS_SHOWN })}</summary>
      <ul class="list">${thanks.slice(THANKS_SHOWN)}</ul></details>`}
  </section>`;
}

function WaitingStrength({ id }) {
  const { game } = usePhone();
  const name = useNames();
  const card = game.get(`card:${id}`) ?? {};
  const giver = name(card.author_id);
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Shield} /><span>${giver ? t("{name} har givet dig en styrke", { name: giver }) : t("Du har fået en styrke")}</span></p>
    <p><strong>${card.claim}</strong></p>
    <p>${card.example}</p>
    <div class="row">
      <${SendButton} kind="take_strength" fields=${{ card_id: id }} className="button button--main">${t("Tag imod")}</${SendButton}>
      <${SendButton} kind="decline_strength" fields=${{ card_id: id }} className="button button--quiet">${t("Nej tak")}</${SendButton}>
    </div>
    <p class="soft">${t("Siger du nej tak, får ingen det at vide.")}</p>
  </div>`;
}

function SpotlightAsked({ cardId }) {
  const { game } = usePhone();
  const meeting = game.all("meeting").find((one) => one.spotlight?.card_id === cardId);
  const card = game.get(`card:${cardId}`) ?? {};
  const fields = { meeting_id: meeting.id, card_id: cardId };
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Icon} name="screen" /><span>${t("Må salen se dette kort på skærmen?")}</span></p>
    <p><strong>${cardTitle(card)}</strong></p>
    <div class="row">
      <${SendButton} kind="agree_spotlight" fields=${fields} className="button button--main">${t("Ja, vis det")}</${SendButton}>
      <${SendButton} kind="clear_spotlight" fields=${{ meeting_id: meeting.id }} className="button">${t("Nej tak")}</${SendButton}>
    </div>
  </div>`;
}

/** My ask has been taken: show who I am, and say when it helped. */
export function AskTaken({ id }) {
  const { game } = usePhone();
  const { can } = useOptions();
  const claim = game.get(`claim:${id}`) ?? {};
  const fields = { claim_id: id };
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Hand} /><span>${t("{name} har taget dit ønske", { name: claim.claimer_name ?? t("Nogen") })}</span></p>
    <p><strong>${claim.ask}</strong></p>
    <div class="row">
      ${can("reveal_asker", fields) && html`<${SendButton} kind="reveal_asker" fields=${fields} className="button button--main">${t("Vis, at det er mit")}</${SendButton}>`}
      ${can("mark_helped", fields) && html`<${SendButton} kind="mark_helped" fields=${fields} className="button">${t("Det hjalp")}</${SendButton}>`}
    </div>
  </div>`;
}

/** Something was of help: one tap, perhaps a sentence. */
export function ToThank({ about }) {
  const { game, sheets } = usePhone();
  const names = useNames();
  const key = game.get(`key:${about}`);
  const claim = game.get(`claim:${about}`);
  const card = game.get(`card:${about}`);
  const who = key?.giver_name ?? claim?.claimer_name ?? names(card?.author_id);
  const what = key?.text ?? claim?.ask ?? card?.claim;
  return html`<div class="stack stack--tight">
    <p class="icon-line"><${Thread} /><span>${key ? t("Du brugte en nøgle") : claim ? t("Du fik hjælp") : t("Du tog imod en styrke")}</span></p>
    <p><strong>${what}</strong></p>
    <div><button type="button" class="button" onClick=${() => sheets.show("thanks", { about })}>${who ? t("Sig tak til {name}", { name: who }) : t("Sig tak")}</button></div>
  </div>`;
}

function TeamSuccess() {
  const team = useTeam();
  return html`<div class="stack stack--tight">
    <p><strong>${t("Hele holdet er i job.")}</strong> ${t("Må de andre hold få det at vide? Det sker, når alle har sagt ja.")}</p>
    ${team.success && html`<p class="soft">${t("{agreed} af {of} har sagt ja", team.success)}</p>`}
    <div class="row">
      <${SendButton} kind="agree_team_success" fields=${{ is_agreed: true }} className="button button--main">${t("Ja")}</${SendButton}>
      <${SendButton} kind="agree_team_success" fields=${{ is_agreed: false }} className="button button--quiet">${t("Nej")}</${SendButton}>
    </div>
  </div>`;
}
