// Thanks: one tap, perhaps a sentence, and a name on the thread only where both want it (rules 3.5, 5.4).
import { html } from "../html.js";
import { t } from "../say.js";
import { usePhone, useNames } from "./context.js";
import { FormFault, SendForm, TextField, Tick, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

export function ThanksSheet({ about, close }) {
  const { game, edition } = usePhone();
  const names = useNames();
  const form = `thanks/${about}`;
  const [values, change] = useDraft(form, { text: "", named: false });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const key = game.get(`key:${about}`);
  const claim = game.get(`claim:${about}`);
  const card = game.get(`card:${about}`);
  const who = key?.giver_name ?? claim?.claimer_name ?? names(card?.author_id);
  const send = (event) => {
    event.preventDefault();
    submit("say_thanks", { about, named: values.named, ...(values.text.trim() && { text: values.text }) });
  };
  return html`<${Sheet} title=${who ? t("Tak til {name}", { name: who }) : t("Tak")} close=${close}>
    <form class="stack" onSubmit=${send}>
      <p class="soft">${key?.text ?? claim?.ask ?? card?.claim}</p>
      <${TextField} name="text" label=${t("Et par ord")} isOptional isLong value=${values.text} limit=${edition.limits.text_lengths.text}
        hint=${t("Kun I to ser det.")} onInput=${(text) => change({ text })} fault=${faultOf(fault, "text")} />
      <${Tick} checked=${values.named} onChange=${(named) => change({ named })} hint=${t("Kun hvis I begge siger ja.")}>${t("Mit navn må stå på tråden i byen")}</${Tick}>
      <${FormFault} fault=${fault} fields=${["text"]} />
      <${SendForm} isBusy=${isBusy}>${t("Send tak")}</${SendForm}>
    </form>
  </${Sheet}>`;
}
