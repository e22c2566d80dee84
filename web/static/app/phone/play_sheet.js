// Playing a card: choose it, answer in small steps, choose who sees it, play (rule 4.1, 4.2, 4.7).
// Where the player is in it lies in the draft, so that a sleeping phone comes back to the same question.
import { html } from "../html.js";
import { t } from "../say.js";
import { FIELDS, blankAsk, kindName } from "../card/kinds.js";
import { FIRST_SHOWN } from "../card/levels.js";
import { useGame, useMeeting, usePhone } from "./context.js";
import { faultOf, useDraft, useSubmit } from "./form.js";
import { OwnAction } from "./play_own_action.js";
import { Question, Receiver } from "./play_answer.js";
import { ChooseCard } from "./play_choose.js";
import { LastLook } from "./play_shown.js";
import { Sheet } from "./sheets.js";

/** The questions of a card: what it asks by itself, and what every card of its kind must have. */
export function questionsOf(kind, definition) {
  return FIELDS[kind]
    .filter((field) => !definition || !field.isOptional || definition.texts.asks[field.name])
    .map((field) => ({ ...field, ask: definition?.texts.asks[field.name] ?? blankAsk(kind, field.name) }));
}

/** What the step of an open meeting proposes for this kind: `{level, sharing}`, or nothing. */
function useProposal(kind) {
  const open = useMeeting();
  const step = open?.step;
  return step?.card_kind === kind && step.level ? { level: step.level, sharing: step.sharing } : null;
}

// A proposal is for what the table is to work with; the story and the reasons stay where their owner puts them.
const PROPOSED_PARTS = { dream: ["work", "details"], strength: ["strength"], challenge: ["ask"], action: ["plan"] };

function shownAtFirst(kind, proposal) {
  const parts = [...new Set(FIELDS[kind].map((field) => field.part))];
  return Object.fromEntries(
    parts.map((part) => {
      const isProposed = proposal && PROPOSED_PARTS[kind].includes(part);
      return [part, isProposed ? { level: proposal.level, coach: FIRST_SHOWN[part].coach } : FIRST_SHOWN[part]];
    }),
  );
}

export function PlaySheet({ kind, serves, close }) {
  const { edition, live, myId } = usePhone();
  const { today } = useGame();
  const proposal = useProposal(kind);
  const form = `play/${kind}`;
  const first = { step: 0, ref: null, isOwn: false, fields: {}, shown: {}, person_id: null, serves: serves ?? null };
  const [values, change, clear] = useDraft(form, first);
  const [submit, { isBusy, fault, setFault }] = useSubmit({ form, values, done: close });
  const definition = values.ref ? edition.cards[values.ref] : null;
  const shown = { ...shownAtFirst(kind, proposal), ...values.shown };

  const answer = (patch) => {
    live.tellWriting(kind);
    change({ fields: { ...values.fields, ...patch } });
  };
  const choose = (ref) => change({ ref, isOwn: ref === null, step: 1 });
  const restart = () => {
    clear();
    change({ ...first, fields: values.fields });
  };
  const play = (extra = {}) => submit(...commandFor(kind, values, shown, myId.value, extra));

  const questions = questionsOf(kind, definition);
  const steps = [...(kind === "strength" ? ["receiver"] : []), ...questions.map((question) => question.name), "last"];
  const faulty = fault ? steps.findIndex((name) => faultOf(fault, name)) : -1;
  const place = faulty >= 0 ? faulty : Math.min(values.step - 1, steps.length - 1);
  const goTo = (to) => {
    setFault(null);
    change({ step: to + 1 });
  };
  const common = { kind, values, definition, shown, fault, isBusy, today };

  if (values.step === 0) return html`<${Sheet} title=${kindName(kind)} close=${close} isFull><${ChooseCard} kind=${kind} choose=${choose} /></${Sheet}>`;
  if (kind === "action" && values.isOwn) {
    return html`<${Sheet} title=${t("Dit eget skridt")} close=${close} onBack=${restart} isFull>
      <${OwnAction} ...${common} answer=${answer} change=${change} play=${play} /></${Sheet}>`;
  }
  const back = () => (place === 0 ? restart() : goTo(place - 1));
  const next = () => goTo(place + 1);
  return html`<${Sheet} title=${definition?.texts.title ?? kindName(kind)} close=${close} onBack=${back} isFull>
    <${Steps} place=${place} of=${steps.length} />
    ${steps[place] === "last"
      ? html`<${LastLook} ...${common} change=${change} proposal=${proposal} play=${play} isToOther=${isToOther(kind, values, myId.value)} />`
      : steps[place] === "receiver"
        ? html`<${Receiver} key="receiver" ...${common} change=${change} next=${next} />`
        : html`<${Question} key=${steps[place]} ...${common} question=${questions.find((one) => one.name === steps[place])} answer=${answer} next=${next} />`}
  </${Sheet}>`;
}

function Steps({ place, of }) {
  return html`<p class="visually-hidden">${t("Trin {place} af {of}", { place: place + 1, of })}</p>
    <ol class="steps" aria-hidden="true">${Array.from({ length: of }, (_, i) => html`<li key=${i} class=${i < place ? "is-done" : ""} aria-current=${i === place ? "step" : null}></li>`)}</ol>`;
}

function isToOther(kind, values, myId) {
  return kind === "strength" && values.person_id !== null && values.person_id !== myId;
}

/** The command of a played card, as `[kind, fields]`; what was left empty is not sent. */
function commandFor(kind, values, shown, myId, extra) {
  const filled = Object.entries({ ...values.fields, ...extra }).filter(([, value]) => value?.length > 0);
  const fields = { ...Object.fromEntries(filled), ...(values.ref && { ref: values.ref }) };
  if (kind === "strength") {
    const person_id = values.person_id ?? myId;
    return ["give_strength", { ...fields, person_id, ...(person_id === myId && { shown }) }];
  }
  if (kind === "action") return ["play_action", { ...fields, shown, ...(values.serves && { serves: values.serves }) }];
  return [`play_${kind}`, { ...fields, shown }];
}
