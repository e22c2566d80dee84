// One learning in a sentence, which ends every meeting (rule 6.6).
import { html } from "../html.js";
import { t } from "../say.js";
import { useMe, usePhone } from "./context.js";
import { FormFault, SendForm, TextField, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

export function LearningSheet({ meetingId, close }) {
  const { game, edition } = usePhone();
  const me = useMe();
  const form = `learning/${meetingId}`;
  const written = game.get(`meeting:${meetingId}`)?.learnings?.[me.team_id] ?? "";
  const [values, change] = useDraft(form, { text: written });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("write_learning", { meeting_id: meetingId, text: values.text });
  };
  return html`<${Sheet} title=${t("Jeres ene læring")} close=${close}>
    <form class="stack" onSubmit=${send}>
      <p>${t("Én for hele bordet. Den, der skriver sidst, retter den.")}</p>
      <${TextField} name="text" label=${t("Hvad ved I nu, som I ikke vidste før?")} isLong value=${values.text} limit=${edition.limits.text_lengths.learning}
        onInput=${(text) => change({ text })} fault=${faultOf(fault, "text")} />
      <${FormFault} fault=${fault} fields=${["text"]} />
      <${SendForm} isBusy=${isBusy} disabled=${!values.text.trim()}>${t("Gem læringen")}</${SendForm}>
    </form>
  </${Sheet}>`;
}
