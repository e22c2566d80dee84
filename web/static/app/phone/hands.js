// Ræk hånden op: one person is told, and no reason is asked (rule 7.3).
import { html } from "../html.js";
import { Hand } from "../icons.js";
import { sayDay, t } from "../say.js";
import { useNames, useOptions, usePhone, useTable } from "./context.js";
import { SendButton } from "./mark.js";
import { Sheet } from "./sheets.js";

export function Hands() {
  const { game, myId, sheets } = usePhone();
  const names = useNames();
  const { of, can } = useOptions();
  const up = game.all("hand").filter((hand) => hand.person_id === myId.value && !hand.answered_at && !hand.is_lowered);
  if (!of("raise_hand").length && !up.length) return null;
  return html`<section class="panel stack">
    <h2><${Hand} /> ${t("Ræk hånden op")}</h2>
    ${up.length === 0 && html`<p>${t("Så ved én, at du gerne vil tale sammen. Du skal ikke skrive hvorfor.")}</p>`}
    ${up.map((hand) => html`<div class="stack stack--tight" key=${hand.id}>
      <p><strong>${t("{name} ved det", { name: names(hand.told_id) ?? "" })}</strong> · ${sayDay(hand.raised_at)}</p>
      ${can("lower_hand", { hand_id: hand.id }) && html`<div><${SendButton} kind="lower_hand" fields=${{ hand_id: hand.id }} className="button">${t("Tag hånden ned")}</${SendButton}></div>`}
    </div>`)}
    ${of("raise_hand").length > 0 && html`<button type="button" class="button" onClick=${() => sheets.show("raise_hand")}>${up.length ? t("Sig det også til en anden") : t("Ræk hånden op")}</button>`}
  </section>`;
}

export function RaiseHandSheet({ close }) {
  const { edition } = usePhone();
  const { can } = useOptions();
  const people = [...useTable("coach"), ...useTable("helper")].filter((person) => can("raise_hand", { person_id: person.id }));
  const roleOf = (person) => (person.role === "coach" ? t("jeres coach") : edition.helper_kinds[person.helper_kind] ?? t("hjælper"));
  return html`<${Sheet} title=${t("Hvem skal vide det?")} close=${close}>
    <div class="stack stack--tight">
      ${people.map((person) => html`<${SendButton} key=${person.id} kind="raise_hand" fields=${{ person_id: person.id }} onSent=${close} className="button button--large">
        <span>${person.name} <span class="soft">· ${roleOf(person)}</span></span></${SendButton}>`)}
      <p class="soft">${t("Kun den, du vælger, får det at vide.")}</p>
    </div>
  </${Sheet}>`;
}
