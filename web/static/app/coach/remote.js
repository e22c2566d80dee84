// The remote: this step and the next, two large keys, the clock, what the shared screen shows, and undo.
import { html, useLayoutEffect, useState } from "../html.js";
import { Icon } from "../icons.js";
import { Clock, useSecondsLeft } from "../meeting/clock.js";
import { useHere } from "../meeting/here.js";
import { actionOf, areLettersOn, switchLetters } from "../meeting/keys.js";
import { t, tn } from "../say.js";
import { tell } from "./command.js";
import { FilmKeys } from "./film_keys.js";
import { waitWords } from "./lead.js";
import { Do } from "./pieces.js";
import { TableScreen } from "./table_screen.js";

export function Remote({ meeting }) {
  const { lead } = useHere();
  const { agenda, step, before, after, number } = lead.place(meeting);
  const [isLarge, showLarge] = useState(false);
  const press = usePress();
  useKeys(press);
  const writing = lead.writingNow();
  const isGuarded = lead.guarded.value === step.id;
  return html`<section class="panel remote-panel stack" aria-labelledby="remote-step">
    <div class="remote-panel__now">
      <div class="grow"><p class="overline">${t("{agenda} · punkt {number} af {of}", { agenda: agenda.titles, number, of: agenda.steps.length })}</p>
        <h1 id="remote-step" aria-live="polite">${step.titles}</h1></div>
      <${Clock} clock=${meeting.clock} look="remote-panel__clock" />
    </div>
    <p class="remote-panel__do">${step.at_tables}</p>
    <div class="remote-panel__keys">
      <button type="button" class="button remote-panel__back" disabled=${before === undefined} onClick=${() => press("previous")}><${Icon} name="prev" />${t("Forrige")}</button>
      <button type="button" class="button button--main remote-panel__next" disabled=${after === undefined} onClick=${() => press("next")}>
        ${after ? html`<span class="remote-panel__to"><small>${t("Næste · {minutes} min.", { minutes: after.minutes })}</small>${after.titles}</span><${Icon} name="next" />` : t("Det er det sidste punkt")}</button>
    </div>
    <p class=${isGuarded ? "notice notice--wait" : "soft"} role="status">${isGuarded ? waitWords(writing) : besideWords(meeting, step, writing)}</p>
    <${ClockKeys} meeting=${meeting} />
    ${step.screen === "asks" && step.card_kind && html`<${TurnAsks} meeting=${meeting} step=${step} />`}
    ${step.screen === "film" && html`<${FilmKeys} meeting=${meeting} />`}
    ${meeting.kind === "camp" ? html`<${ScreenKeys} meeting=${meeting} />` : html`<div><button type="button" class="button" onClick=${() => showLarge(true)}><${Icon} name="screen" />${t("Vis stort for bordet")}</button></div>`}
    ${isLarge && html`<${TableScreen} meeting=${meeting} onClose=${() => showLarge(false)} />`}
    <div class="spread">
      <button type="button" class="button" disabled=${!meeting.undo_count} onClick=${() => press("undo")}><${Icon} name="undo" />${t("Fortryd")}${meeting.undo_count > 0 && html`<span class="numeral">(${meeting.undo_count})</span>`}</button>
      <${KeyList} />
    </div>
  </section>`;
}

// While somebody writes that is what counts; else what the others look at.
function besideWords(meeting, step, writing) {
  if (writing > 0) return tn("{count} skriver lige nu.", "{count} skriver lige nu.", writing);
  if (meeting.kind === "camp") return t("På lærredet: {text}", { text: step.on_screen });
  return t("På telefonerne: {text}", { text: step.on_phones });
}

function usePress() {
  const { lead } = useHere();
  return async (action) => {
    const text = await lead.press(action);
    if (text && lead.guarded.value === null) tell(text, true);
  };
}

// The page itself scrolls with the arrows up and down and the space bar; the rest is the clicker's.
const PAGE_KEYS = new Set(["ArrowDown", "ArrowUp", " "]);
const SCREEN_ONLY = new Set(["help", "full", "start"]);

function useKeys(press) {
  useLayoutEffect(() => {
    const listen = (event) => {
      const action = PAGE_KEYS.has(event.key) ? undefined : actionOf(event);
      if (action === undefined || SCREEN_ONLY.has(action)) return;
      event.preventDefault();
      press(action);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}

function ClockKeys({ meeting }) {
  const { mode } = meeting.clock;
  const set = (action, seconds) => ({ meeting_id: meeting.id, action, ...(seconds && { seconds }) });
  return html`<div class="remote" role="group" aria-label=${t("Uret")}>
    ${mode === "off" && html`<${Do} kind="set_clock" fields=${set("start")}><${Icon} name="play" />${t("Start uret")}<//>`}
    ${mode === "running" && html`<${Do} kind="set_clock" fields=${set("pause")}><${Icon} name="pause" />${t("Hold uret")}<//>`}
    ${mode === "paused" && html`<${Do} kind="set_clock" fields=${set("resume")}><${Icon} name="play" />${t("Videre")}<//>`}
    ${mode !== "off" && html`<${Do} kind="set_clock" fields=${set("extend", 60)}><${Icon} name="plus" />${t("1 minut mere")}<//>
      <${Do} kind="set_clock" fields=${set("extend", -60)}><span class="remote__sign" aria-hidden="true">−</span>${t("1 minut mindre")}<//>
      <${Do} kind="set_clock" fields=${set("off")}><${Icon} name="close" />${t("Sluk uret")}<//>`}
  </div>`;
}

const SCREENS = [
  { id: "step", icon: "list", name: () => t("Punktet") },
  { id: "board", icon: "home", name: () => t("Byen") },
  { id: "join", icon: "qr", name: () => t("Kom ind") },
  { id: "list", icon: "eye", name: () => t("Som liste") },
  { id: "pause", icon: "cup", name: () => t("Pause") },
  { id: "blank", icon: "screen", name: () => t("Sluk") },
];

function ScreenKeys({ meeting }) {
  return html`<div class="remote remote--screens" role="group" aria-label=${t("På lærredet")}>${SCREENS.map(
    ({ id, icon, name }) => html`<${Do} key=${id} kind="set_screen" fields=${{ meeting_id: meeting.id, screen: id }} isPressed=${meeting.screen === id}><${Icon} name=${icon} />${name()}<//>`,
  )}</div>`;
}

// The hall turns the asks when the writing third is over; the host may bring that moment forward.
function TurnAsks({ meeting, step }) {
  const left = useSecondsLeft(meeting.clock);
  const toTell = (step.minutes * 60 * 2) / 3;
  if (left === null || left <= toTell) return null;
  const fields = { meeting_id: meeting.id, action: "extend", seconds: Math.ceil(toTell - left) };
  return html`<div><${Do} kind="set_clock" fields=${fields} look="button button--lamp">${t("Vend ønskerne nu")}<//></div>`;
}

function KeyList() {
  return html`<details class="remote-panel__help"><summary>${t("Klikker og taster")}</summary>
    <div class="stack stack--tight"><p>${t("Page Down og Page Up skifter punkt. B slukker lærredet, T styrer uret, Z fortryder. Det virker også på lærredet, når begge sider er åbne i samme browser.")}</p>
    <label class="choice"><input type="checkbox" checked=${areLettersOn()} onChange=${(event) => switchLetters(event.currentTarget.checked)} />${t("Enkelte bogstaver virker som taster")}</label></div>
  </details>`;
}
