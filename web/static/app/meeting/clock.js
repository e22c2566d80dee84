// The step's clock: the server's deadline, counted down by the server's time, the same second everywhere.
import { html, useEffect, useState } from "../html.js";
import { Pause } from "../icons.js";
import { t } from "../say.js";
import { useHere } from "./here.js";

const SLACK_MS = 15; // a timer may fire a little early

/** Whole seconds left, negative when the time is up, null while the clock is off; draws anew each second. */
export function useSecondsLeft(clock) {
  const { live } = useHere();
  const [, redraw] = useState(0);
  const endsAt = clock?.mode === "running" ? Date.parse(clock.ends_at) : null;
  useEffect(() => {
    if (endsAt === null) return undefined;
    let timer;
    const wait = () => {
      const left = endsAt - live.now();
      timer = setTimeout(tick, (((left % 1000) + 1000) % 1000) + SLACK_MS);
    };
    const tick = () => {
      redraw((count) => count + 1);
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [endsAt, live.offsetMs.value]);
  if (clock?.mode === "paused") return clock.seconds_left;
  return endsAt === null ? null : Math.ceil((endsAt - live.now()) / 1000);
}

/** "4:07", and over time "+0:42". */
export function sayClock(seconds) {
  const whole = Math.abs(seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? `+${text}` : text;
}

/** The clock in digits; nothing at all while it is off. */
export function Clock({ clock, look = "hall__clock" }) {
  const seconds = useSecondsLeft(clock);
  if (seconds === null) return null;
  const isPaused = clock.mode === "paused";
  return html`<div class=${seconds < 0 ? `${look} ${look}--over` : look} role="timer" aria-label=${t("Tid tilbage")}>
    ${isPaused && html`<${Pause} label=${t("Uret holder pause")} />`}<span>${sayClock(seconds)}</span>
  </div>`;
}
