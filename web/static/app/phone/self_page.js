// Mig: how I am, where I stand, what is shown of me, what is kept of me.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { t } from "../say.js";
import { Chances } from "./chances.js";
import { useMe, useOptions, usePhone } from "./context.js";
import { Hands } from "./hands.js";
import { PulsePanel } from "./pulse.js";
import { SendButton } from "./mark.js";
import { StatusPanel } from "./status.js";

/** A line that opens something: what it is, and how it stands now. */
export function Row({ icon, name, state, onClick, href }) {
  const inside = html`<${Icon} name=${icon} /><span class="row-line__words"><strong>${name}</strong>${state && html`<span class="soft">${state}</span>`}</span><${Icon} name="next" />`;
  return href
    ? html`<li><a class="row-line" href=${href}>${inside}</a></li>`
    : html`<li><button type="button" class="row-line" onClick=${onClick}>${inside}</button></li>`;
}

export function SelfPage() {
  const { role, device } = usePhone();
  const isGraduate = role === "graduate";
  return html`
    ${isGraduate && html`<${PulsePanel} /><${Hands} /><${StatusPanel} /><${Chances} />`}
    <${ShownOfMe} isGraduate=${isGraduate} />
    <${MyData} isGraduate=${isGraduate} />
    ${!device.isKeeping && html`<p class="notice">${t("Denne browser kan ikke gemme forseglet på telefonen her. Det, du skriver, bliver husket, så længe siden er åben.")}</p>`}
    <${Language} />`;
}

function ShownOfMe({ isGraduate }) {
  const { sheets } = usePhone();
  const me = useMe();
  const { can } = useOptions();
  const labels = { none: t("Intet mærke"), initials: t("Initialer"), name: t("Mit navn") };
  return html`<section class="stack stack--tight"><h2>${t("Det, andre ser")}</h2>
    <ul class="list list--rows">
      ${can("rename_person") && html`<${Row} icon="person" name=${t("Mit navn")} state=${me.name} onClick=${() => sheets.show("name")} />`}
      ${isGraduate && can("choose_label") && html`<${Row} icon="star" name=${t("Mærke på min brik")} state=${labels[me.label_choice]} onClick=${() => sheets.show("label")} />`}
      ${can("set_contact") && html`<${Row} icon="letter" name=${t("Mail og telefon")} state=${[me.contact?.email, me.contact?.phone].filter(Boolean).join(" · ") || t("Ikke skrevet")} onClick=${() => sheets.show("contact")} />`}
      ${isGraduate && can("open_texts_to_coach") && html`<li><${CoachReads} /></li>`}
    </ul></section>`;
}

// A new coach sees kinds and dates; the words only after this tap (decision 13).
function CoachReads() {
  const me = useMe();
  const isOpen = me.texts_open_to_coach;
  return html`<div class="row-line row-line--plain"><${Icon} name="eye" /><span class="row-line__words"><strong>${t("Ny coach")}</strong>
    <span class="soft">${isOpen ? t("Jeres coach må læse det, du har delt med en coach før.") : t("En ny coach ser ikke ord fra før, medmindre du åbner for det.")}</span>
    <span><${SendButton} kind="open_texts_to_coach" fields=${{ is_open: !isOpen }} className="button">${isOpen ? t("Luk igen") : t("Åbn for jeres coach")}</${SendButton}></span></span></div>`;
}

function MyData({ isGraduate }) {
  const { sheets, outbox } = usePhone();
  const { can, of } = useOptions();
  const canUndo = of("undo").some((option) => !option.meeting_id);
  return html`<section class="stack stack--tight"><h2>${t("Dit eget")}</h2>
    <ul class="list list--rows">
      ${canUndo && html`<${Row} icon="undo" name=${t("Fortryd det sidste, du gjorde")} onClick=${() => outbox.send("undo")} />`}
      ${isGraduate && html`<${Row} icon="list" name=${t("Min uge til Joblog")} state=${t("Et ark at skrive af efter. Det bliver ikke sendt.")} onClick=${() => sheets.show("joblog")} />`}
      ${isGraduate && html`<${Row} icon="help" name=${t("Sådan tæller vi")} onClick=${() => sheets.show("counting")} />`}
      <${Row} icon="clock" name=${t("Påmindelser")} state=${t("I den kalender, du har")} onClick=${() => sheets.show("reminders")} />
      <${Row} icon="lock" name=${t("Mine data")} state=${t("Se, hent eller slet")} onClick=${() => sheets.show("my_data")} />
      ${isGraduate && (can("request_exit") || can("end_pause")) && html`<${Row} icon="pause" name=${t("Pause eller farvel")} onClick=${() => sheets.show("exit")} />`}
      <${Row} icon="close" name=${t("Log ud på denne telefon")} onClick=${() => sheets.show("log_out")} />
    </ul></section>`;
}

function Language() {
  const isDanish = document.documentElement.lang === "da";
  return html`<p class="row">
    ${isDanish ? html`<a href="?lang=en" lang="en" hreflang="en" class="button button--quiet">English</a>` : html`<a href="?lang=da" lang="da" hreflang="da" class="button button--quiet">Dansk</a>`}
    <a href="/was" class="button button--quiet">${t("Tilgængelighedserklæring")}</a>
    <a href="/privacy" class="button button--quiet">${t("Dine data")}</a></p>`;
}
