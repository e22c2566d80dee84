// Pause, goodbye, and going out on this phone. No reason is asked, and none is kept (rule 8.3).
import { html, useState } from "../html.js";
import { sayDay, t } from "../say.js";
import { useGame, useMe, useOptions, usePhone } from "./context.js";
import { Choices, FormFault, SendForm, faultOf, useSubmit } from "./form.js";
import { forgetPage } from "./keep_page.js";
import { SendButton } from "./mark.js";
import { DayField } from "./days.js";
import { Sheet } from "./sheets.js";

export function ExitSheet({ close }) {
  const { edition } = usePhone();
  const { today } = useGame();
  const me = useMe();
  const { can } = useOptions();
  const [values, setValues] = useState({ code: null, from_date: today });
  const [submit, { isBusy, fault }] = useSubmit({ values, done: close });
  const rows = edition.counting.rows.filter((row) => row.counts === "neutral" || row.counts === "denominator");
  const nameOf = (code) => edition.counting.rows.find((row) => row.code === code)?.names ?? code;
  const send = (event) => {
    event.preventDefault();
    submit("request_exit", values);
  };
  return html`<${Sheet} title=${t("Pause eller farvel")} close=${close} isFull><div class="stack">
    <p>${t("Du skal ikke skrive hvorfor. {authority} bekræfter det, og indtil da kan du fortryde.", { authority: edition.authority })}</p>
    ${me.exit && html`<p class="notice">${me.exit.is_confirmed ? t("{what} fra {day}.", { what: nameOf(me.exit.code), day: sayDay(me.exit.from_date) }) : t("Du har bedt om: {what}, fra {day}.", { what: nameOf(me.exit.code), day: sayDay(me.exit.from_date) })}</p>`}
    ${can("end_pause", { person_id: me.id }) && html`<${SendButton} kind="end_pause" fields=${{ person_id: me.id }} onSent=${close} className="button button--main">${t("Jeg er tilbage")}</${SendButton}>`}
    ${can("request_exit") && html`<form class="stack" onSubmit=${send}>
      <${Choices} legend=${t("Hvad passer?")} name="exit" value=${values.code} onChoose=${(code) => setValues({ ...values, code })} options=${rows.map((row) => ({ value: row.code, label: row.names }))} />
      <${DayField} label=${t("Fra hvilken dag?")} value=${values.from_date} today=${today} onChoose=${(from_date) => setValues({ ...values, from_date })} fault=${faultOf(fault, "from_date")} />
      <${FormFault} fault=${fault} fields=${["from_date"]} />
      <div class="sheet__foot"><${SendForm} isBusy=${isBusy} disabled=${!values.code}>${t("Send")}</${SendForm}></div>
    </form>`}
  </div></${Sheet}>`;
}

/** Going out takes with it whatever lies on this phone; what waits to be sent is named first. */
export function LogOutSheet({ close }) {
  const { device, outbox } = usePhone();
  const waiting = outbox.waiting.value.length;
  const [isAway, setAway] = useState(false);
  const leave = async () => {
    // A form's own post would hide where it comes from (no-referrer), and the gate would not let it in.
    const answer = await fetch("/out", { method: "POST", body: new URLSearchParams({ purpose: "person" }) }).catch(() => null);
    if (!answer?.ok) return setAway(true);
    await Promise.allSettled([device.wipe(), forgetPage()]);
    location.replace("/");
  };
  return html`<${Sheet} title=${t("Log ud på denne telefon")} close=${close}><div class="stack">
    ${waiting > 0 && html`<p class="notice notice--wait">${t("Noget er ikke sendt endnu. Logger du ud nu, er det væk.")}</p>`}
    <p>${t("Alt om spillet bliver slettet på telefonen. For at komme ind igen skal du bruge et nyt link fra din coach.")}</p>
    ${isAway && html`<p class="notice notice--wait" role="alert">${t("Vi kan ikke få fat i serveren. Se, om der er net, og prøv igen.")}</p>`}
    <button type="button" class="button button--main button--large" onClick=${leave}>${t("Log ud")}</button>
    <button type="button" class="button" onClick=${close}>${t("Bliv")}</button>
  </div></${Sheet}>`;
}
