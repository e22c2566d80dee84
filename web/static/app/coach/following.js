// For a coach who does not wear the hat: what goes on, what the table does, and the hat itself.
import { html } from "../html.js";
import { Clock } from "../meeting/clock.js";
import { placeIn } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useCommand } from "./command.js";
import { useOptions } from "./options.js";
import { Ask } from "./pieces.js";

export function Following({ meeting }) {
  const { edition, game } = useHere();
  const { agenda, step, after, number } = placeIn(edition, meeting);
  const host = game.get(`person:${meeting.host_id}`);
  return html`<section class="panel remote-panel stack" aria-labelledby="step-title">
    <div class="remote-panel__now">
      <div class="grow"><p class="overline">${t("{agenda} · punkt {number} af {of}", { agenda: agenda.titles, number, of: agenda.steps.length })}</p>
        <h1 id="step-title" aria-live="polite">${step.titles}</h1></div>
      <${Clock} clock=${meeting.clock} look="remote-panel__clock" />
    </div>
    <p class="remote-panel__do">${step.at_tables}</p>
    <p class="soft">${t("På lærredet: {text}", { text: step.on_screen })}</p>
    ${after && html`<p class="soft">${t("Næste: {title}, {minutes} min.", { title: after.titles, minutes: after.minutes })}</p>`}
    <${Hat} meeting=${meeting} host=${host} />
  </section>`;
}

function Hat({ meeting, host }) {
  const { can } = useOptions();
  const [run] = useCommand();
  const whose = host ? t("{name} er vært og styrer lærredet.", { name: host.name ?? t("En anden coach") }) : t("Ingen er vært lige nu.");
  return html`<div class="stack stack--tight"><p>${whose}</p>
    ${can("take_hat", { meeting_id: meeting.id }) && html`<${Ask} question=${t("Har I aftalt, at du er vært nu?")} yes=${t("Ja, jeg er vært")} onYes=${() => run("take_hat", { meeting_id: meeting.id })}>${t("Tag værtskasketten")}<//>`}
  </div>`;
}
