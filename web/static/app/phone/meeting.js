// The meeting we are in: where it is, what phones do now, and the server's clock. Large, and always on top.
import { html, useEffect, useRef, useState } from "../html.js";
import { Clock } from "../icons.js";
import { t } from "../say.js";
import { useMeeting, useMe, useNames, useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";
import { StayAwake } from "./stay_awake.js";
import { useMission } from "./mission.js";

export function MeetingBanner() {
  const open = useMeeting();
  const { edition } = usePhone();
  const { can } = useOptions();
  useArrival(open?.meeting);
  if (!open) return null;
  const { meeting, agenda, step } = open;
  const twist = meeting.twist_id && edition.twists[meeting.twist_id];
  return html`<aside class="meeting" aria-label=${t("Mødet nu")}>
    <div class="spread"><p class="overline">${agenda?.titles}</p><${MeetingClock} clock=${meeting.clock} /></div>
    ${meeting.screen === "pause"
      ? html`<p class="meeting__title">${t("Pause")}</p>`
      : html`<p class="meeting__title">${step?.titles ?? t("Vi begynder om lidt")}</p>
        ${step && html`<p>${step.on_phones}</p>`}
        ${twist && step?.screen === "words" && step.round === "none" && html`<p class="notice notice--lamp"><span><strong>${twist.titles}</strong> ${twist.texts}</span></p>`}
        <${Turn} meeting=${meeting} step=${step} />
        <div class="meeting__do">
          ${can("arrive", { meeting_id: meeting.id }) && html`<${SendButton} kind="arrive" fields=${{ meeting_id: meeting.id }} className="button">${t("Jeg er her")}</${SendButton}>`}
          <${StepButton} meeting=${meeting} step=${step} />
          <${StayAwake} />
        </div>`}
    <${OnScreen} meeting=${meeting} />
  </aside>`;
}

// Opening the page in an open meeting is arriving, once; who was ticked away says so by hand (rule 6.2).
function useArrival(meeting) {
  const { outbox } = usePhone();
  const { can } = useOptions();
  const arrived = useRef(new Set());
  const isAway = meeting && can("arrive", { meeting_id: meeting.id });
  useEffect(() => {
    if (!isAway || arrived.current.has(meeting.id)) return;
    arrived.current.add(meeting.id);
    outbox.send("arrive", { meeting_id: meeting.id });
  }, [isAway, meeting?.id]);
}

function Turn({ meeting, step }) {
  const me = useMe();
  const names = useNames();
  const turn = meeting.turns?.[me.team_id];
  if (step?.round !== "turns" || !turn) return null;
  const words = turn === me.id ? t("Det er din tur") : t("Turen er hos {name}", { name: names(turn) ?? "" });
  return html`<p class="meeting__turn" aria-live="polite">${words}</p>`;
}

/** The one thing a phone is for in this step. */
function StepButton({ meeting, step }) {
  const { sheets, role } = usePhone();
  const { can, of } = useOptions();
  const mission = useMission();
  if (!step) return null;
  const main = "button button--main button--large";
  const link = (to, words) => html`<a class=${main} href=${to}>${words}</a>`;
  const isGraduate = role === "graduate";
  const rest = can("rest_until_next", { meeting_id: meeting.id });
  const rested = meeting.i_rested && html`<p class="mark mark--saved">${t("Du holder pause til næste gang.")}</p>`;
  const isRestAsked = step.round === "turns" || step.card_kind === "action";
  const restButton = isGraduate && rest && isRestAsked && html`<${SendButton} kind="rest_until_next" fields=${{ meeting_id: meeting.id }} className="button">${t("Pause til næste gang")}</${SendButton}>`;
  if (step.round === "wall" || step.round === "swap") return link(isGraduate ? "#team/doors" : "#doors", t("Se dørene"));
  if (step.round === "vote") return isGraduate && mission && !mission.chosen ? link("#", t("Stem på en mission")) : null;
  if (step.round === "learning") {
    const canWrite = isGraduate && can("write_learning", { meeting_id: meeting.id });
    return canWrite && html`<button type="button" class=${main} onClick=${() => sheets.show("learning", { meetingId: meeting.id })}>${t("Skriv jeres læring")}</button>`;
  }
  const asks = step.round === "asks" && link(isGraduate ? "#team/asks" : "#asks", t("Se ønskerne"));
  const card = cardButton(step.card_kind, { isGraduate, of, sheets, main: asks ? "button button--large" : main });
  if (step.id === "keys" || step.screen === "wall") return link(isGraduate ? "#team/keys" : "#doors", t("Se nøglerne"));
  return html`${card}${asks}${restButton}${rested}`;
}

function cardButton(kind, { isGraduate, of, sheets, main }) {
  const press = (name, props) => () => sheets.show(name, props);
  if (kind === "strength" && of("give_strength").length) {
    return html`<button type="button" class=${main} onClick=${press("give_strength", {})}>${t("Giv en styrke")}</button>`;
  }
  if (!isGraduate || !kind || !of(`play_${kind}`).length) return null;
  const words = { dream: t("Skriv en drøm"), challenge: t("Skriv dit ønske"), action: t("Vælg et skridt") }[kind];
  return html`<button type="button" class=${main} onClick=${press("play", { kind })}>${words}</button>`;
}

/** My card is in the light: one tap takes it off everywhere. */
function OnScreen({ meeting }) {
  const { can } = useOptions();
  if (!meeting.spotlight?.is_mine || !meeting.spotlight.is_agreed || !can("clear_spotlight", { meeting_id: meeting.id })) return null;
  return html`<div class="notice notice--lamp"><p class="grow">${t("Dit kort er på skærmen i salen.")}</p>
    <${SendButton} kind="clear_spotlight" fields=${{ meeting_id: meeting.id }} className="button">${t("Tag mig af")}</${SendButton}></div>`;
}

/** The deadline in minutes and seconds by the server's time; running out stops nobody. */
function MeetingClock({ clock }) {
  const { live } = usePhone();
  const [, tick] = useState(0);
  const isRunning = clock?.mode === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  if (!clock || clock.mode === "off") return null;
  const left = isRunning ? Math.ceil((Date.parse(clock.ends_at) - live.now()) / 1000) : clock.seconds_left;
  if (left <= 0) return html`<p class="meeting__clock" role="timer"><${Clock} />${t("Tiden er gået")}</p>`;
  const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return html`<p class="meeting__clock numeral" role="timer" aria-live="off"><${Clock} />${shown}${!isRunning && html` <small>${t("holdt")}</small>`}</p>`;
}
