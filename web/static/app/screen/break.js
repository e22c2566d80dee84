// A break, and the host's pause: a calm picture and the time we start again.
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Clock } from "../meeting/clock.js";
import { useHere } from "../meeting/here.js";
import { sayTime, t } from "../say.js";

export function BreakStep({ shown }) {
  const { meeting, place } = shown;
  return html`<${Rest} icon="cup" text=${place.step.on_screen} meeting=${meeting} />`;
}

export function PauseStep({ shown }) {
  return html`<${Rest} icon="lamp" title=${t("Pause")} text=${t("Vi er tilbage om lidt.")} meeting=${shown.meeting} />`;
}

function Rest({ icon, title, text, meeting }) {
  const { edition } = useHere();
  const isRunning = meeting.clock.mode === "running";
  return html`<section class="hall__rest">
    <${Icon} name=${icon} />
    ${title && html`<h1 class="hall__say">${title}</h1>`}
    <p class="hall__say hall__say--then">${text}</p>
    <${Clock} clock=${meeting.clock} />
    ${isRunning && html`<p>${t("Vi går i gang igen kl. {time}", { time: sayTime(meeting.clock.ends_at, edition.season.time_zone) })}</p>`}
  </section>`;
}
