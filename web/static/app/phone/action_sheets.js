// Finish, move and split a step; what one learnt may go along, and is for oneself unless one shares it.
import { html } from "../html.js";
import { t } from "../say.js";
import { useGame, usePhone } from "./context.js";
import { DayField, dayAfter } from "./days.js";
import { FormFault, SendForm, TextField, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

function resultWords(result) {
  switch (result) {
    case "done":
      return [t("Gjort"), t("Godt. Hvad tog du med derfra?")];
    case "partly":
      return [t("Delvist gjort"), t("Det er et helt svar. Hvad tog du med derfra?")];
    case "overcome":
      return [t("Overvundet"), t("Hvad hjalp?")];
    case "parked":
      return [t("Lagt væk"), t("Det må gerne ligge. Hvad ved du nu?")];
    default:
      return [t("Ikke gjort"), t("Det er et helt svar. Hvad stod i vejen, eller hvad ved du nu?")];
  }
}

const ENDS_CHALLENGE = new Set(["overcome", "parked"]);

/** How an action or a challenge ended; `result` says which. */
export function FinishSheet({ id, result, close }) {
  const { game, edition } = usePhone();
  const form = `finish/${id}`;
  const [values, change] = useDraft(form, { learnt: "" });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const [title, question] = resultWords(result);
  const card = game.get(`card:${id}`);
  const send = (event) => {
    event.preventDefault();
    const answer = ENDS_CHALLENGE.has(result) ? { outcome: result } : { result };
    const kind = ENDS_CHALLENGE.has(result) ? "end_challenge" : "finish_action";
    submit(kind, { card_id: id, ...answer, ...(values.learnt.trim() && { learnt: values.learnt }) });
  };
  return html`<${Sheet} title=${title} close=${close}>
    <form class="stack" onSubmit=${send}>
      ${card && html`<p class="soft">${card.ask ?? card.what}</p>`}
      <${TextField} name="learnt" label=${question} hint=${t("Kun du ser det.")} isOptional isLong limit=${edition.limits.text_lengths.learnt}
        value=${values.learnt} onInput=${(learnt) => change({ learnt })} fault=${faultOf(fault, "learnt")} />
      <${FormFault} fault=${fault} fields=${["learnt"]} />
      <${SendForm} isBusy=${isBusy}>${t("Gem")}</${SendForm}>
    </form>
  </${Sheet}>`;
}

export function MoveSheet({ id, close }) {
  const { game, edition } = usePhone();
  const { today } = useGame();
  const form = `move/${id}`;
  const card = game.get(`card:${id}`);
  const [values, change] = useDraft(form, { due: null });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("move_action", { card_id: id, due: values.due });
  };
  return html`<${Sheet} title=${t("Flyt skridtet")} close=${close}>
    <form class="stack" onSubmit=${send}>
      ${card && html`<p class="soft">${card.what}</p>`}
      <${DayField} label=${t("Hvilken dag?")} value=${values.due} today=${today} daysAhead=${edition.limits.action_days_ahead}
        onChoose=${(due) => change({ due })} fault=${faultOf(fault, "due")} />
      <${FormFault} fault=${fault} fields=${["due"]} />
      <${SendForm} isBusy=${isBusy} disabled=${!values.due}>${t("Gem den nye dag")}</${SendForm}>
    </form>
  </${Sheet}>`;
}

export function SplitSheet({ id, close }) {
  const { game, edition } = usePhone();
  const { today } = useGame();
  const form = `split/${id}`;
  const card = game.get(`card:${id}`);
  const first = () => ({ what: "", how: card?.how ?? "", due: dayAfter(today, 1) });
  const [values, change] = useDraft(form, { parts: [first(), { ...first(), due: dayAfter(today, 7) }] });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const changePart = (place, patch) => change({ parts: values.parts.map((part, i) => (i === place ? { ...part, ...patch } : part)) });
  const faultAt = (place, name) => (fault?.params?.field === `parts.${place + 1}.${name}` ? fault : null);
  const limits = edition.limits.text_lengths;
  const send = (event) => {
    event.preventDefault();
    submit("split_action", { card_id: id, parts: values.parts });
  };
  return html`<${Sheet} title=${t("Del skridtet op")} close=${close} isFull>
    <form class="stack" onSubmit=${send}>
      ${card && html`<p class="soft">${card.what}</p>`}
      ${values.parts.map((part, i) => html`<fieldset class="field stack" key=${i}>
        <legend><strong>${t("Skridt {number}", { number: i + 1 })}</strong></legend>
        <${TextField} name="what" label=${t("Hvad gør du?")} value=${part.what} limit=${limits.what} onInput=${(what) => changePart(i, { what })} fault=${faultAt(i, "what")} />
        <${TextField} name="how" label=${t("Hvor eller hvordan?")} value=${part.how} limit=${limits.how} onInput=${(how) => changePart(i, { how })} fault=${faultAt(i, "how")} />
        <${DayField} label=${t("Hvornår?")} value=${part.due} today=${today} daysAhead=${edition.limits.action_days_ahead} onChoose=${(due) => changePart(i, { due })} fault=${faultAt(i, "due")} />
      </fieldset>`)}
      <${FormFault} fault=${fault} fields=${["what", "how", "due"]} />
      <${SendForm} isBusy=${isBusy}>${t("Gem de to skridt")}</${SendForm}>
    </form>
  </${Sheet}>`;
}
