// The last look: who sees it, printed on the card, and then it is played.
import { html, useLayoutEffect, useRef } from "../html.js";
import { Eye } from "../icons.js";
import { t } from "../say.js";
import { PlayedCard } from "../card/face.js";
import { PARTS, cardTitle } from "../card/kinds.js";
import { LevelPicker } from "../card/levels.js";
import { usePhone, useMyCards } from "./context.js";
import { FormFault } from "./form.js";

export function LastLook({ kind, values, definition, shown, fault, isBusy, change, proposal, play, isToOther }) {
  const filled = Object.entries(values.fields).filter(([, value]) => value?.length > 0);
  const lines = filled.map(([name, value]) => [name, Array.isArray(value) ? value.filter((line) => line.trim()) : value]);
  const card = { kind, ref: values.ref, state: "open", ...Object.fromEntries(lines), parts: isToOther ? null : shown };
  const form = useRef(null);
  useLayoutEffect(() => form.current.closest("dialog").querySelector(".sheet__title").focus(), []);
  const send = (event) => {
    event.preventDefault();
    play();
  };
  return html`<form ref=${form} class="stack" onSubmit=${send}>
    <${PlayedCard} card=${card} definition=${definition} />
    ${!isToOther && html`
      ${proposal?.sharing && html`<p class="notice"><${Eye} /><span>${proposal.sharing}</span></p>`}
      ${PARTS[kind].map((part) => html`<${LevelPicker} key=${part} part=${part} shown=${shown[part]}
        onChoose=${(choice) => change({ shown: { ...values.shown, [part]: choice } })} />`)}`}
    ${kind === "action" && html`<${Serves} values=${values} change=${change} />`}
    <${FormFault} fault=${fault} />
    <div class="sheet__foot">
      <button type="submit" class="button button--main button--large button--wide" aria-busy=${isBusy ? "true" : null}>
        ${isToOther ? t("Giv styrken") : t("Spil kortet")}</button>
    </div>
  </form>`;
}

/** What a step is for, if it is for something of mine. */
export function Serves({ values, change }) {
  const { game, myId } = usePhone();
  const cards = useMyCards().filter((card) => card.state === "open" && (card.kind === "dream" || card.kind === "challenge"));
  const keys = game.all("key").filter((key) => key.state === "in_hand" && key.holder_id === myId.value);
  if (!cards.length && !keys.length) return null;
  return html`<div class="field">
    <label class="field__label" for="serves">${t("Hører skridtet til noget?")} <span class="field__optional">${t("(kan springes over)")}</span></label>
    <select class="select" id="serves" onChange=${(event) => change({ serves: event.currentTarget.value || null })}>
      <option value="">${t("Nej, det står for sig selv")}</option>
      ${cards.map((card) => html`<option key=${card.id} value=${card.id} selected=${values.serves === card.id}>${cardTitle(card)}</option>`)}
      ${keys.map((key) => html`<option key=${key.id} value=${key.id} selected=${values.serves === key.id}>${t("Nøglen: {text}", { text: key.text })}</option>`)}
    </select>
  </div>`;
}
