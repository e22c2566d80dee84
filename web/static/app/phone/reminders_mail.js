// Reminders by e-mail: an address, a question that is answered in the inbox, and a way to stop.
import { html, useId, useState } from "../html.js";
import { t } from "../say.js";

/** What stands between the person and the mails; `change(path, body)` asks for another state. */
export function MailReminders({ mail, change }) {
  return html`<section class="stack stack--tight">
    <h3>${t("I din indbakke")}</h3>
    <p>${t("En kort mail mellem kl. 8 og 21 de dage, der er noget. Den siger hvornår, aldrig hvad.")}</p>
    ${mail.email ? html`<${Known} mail=${mail} change=${change} />` : html`<${Unknown} change=${change} />`}
  </section>`;
}

function Known({ mail, change }) {
  const words = mail.is_confirmed
    ? t("Der kommer påmindelser til {email}.", { email: mail.email })
    : t("Se i din indbakke: Vi har spurgt {email}, om det er dig. Først når du siger ja dér, kommer der påmindelser.", { email: mail.email });
  return html`<p class="notice" role="status">${words}</p>
    <button type="button" class="button button--wide" onClick=${() => change("/me/mail/stop")}>${t("Stop mails, og slet adressen")}</button>`;
}

function Unknown({ change }) {
  const id = useId();
  const [email, setEmail] = useState("");
  const submit = (event) => {
    event.preventDefault();
    change("/me/mail", { email });
  };
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <div class="field"><label class="field__label" for=${id}>${t("Din mailadresse")}</label>
      <input class="input" id=${id} type="email" autocomplete="email" required maxlength="254" value=${email} onInput=${(event) => setEmail(event.currentTarget.value)} /></div>
    <button class="button button--main button--large button--wide">${t("Send mig påmindelser")}</button>
  </form>`;
}
