// The step, large, for a table that sits around the coach's laptop: words, clock and twist, and nothing of anybody's.
import { html, useEffect, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { sentencesOf } from "../meeting/agenda.js";
import { Clock } from "../meeting/clock.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { told } from "./command.js";
import { waitWords } from "./lead.js";

export function TableScreen({ meeting, onClose }) {
  const { edition, lead } = useHere();
  const { agenda, step } = lead.place(meeting);
  const screen = useRef(null);
  useEffect(() => screen.current.showModal(), []);
  const twist = edition.twists[meeting.twist_id];
  const isTwist = twist && agenda.steps[0] === step;
  return html`<dialog ref=${screen} class="table-screen" data-theme="dusk" data-keys aria-labelledby="table-screen-title" onClose=${onClose}>
    <div class="table-screen__head"><p>${isTwist ? step.titles : agenda.titles}</p><${Clock} clock=${meeting.clock} look="table-screen__clock" /></div>
    <div class="table-screen__main">
      <h2 id="table-screen-title">${isTwist ? twist.titles : step.titles}</h2>
      ${(isTwist ? sentencesOf(twist.texts) : sentencesOf(step.on_screen)).map((sentence, i) => html`<p key=${i}>${sentence}</p>`)}
    </div>
    <div class="table-screen__foot"><p role="status">${footWords(meeting, lead)}</p>
      <button type="button" class="button" onClick=${() => screen.current.close()}><${Icon} name="close" />${t("Luk")}</button></div>
  </dialog>`;
}

function footWords(meeting, lead) {
  if (lead.guarded.value !== null) return waitWords(lead.writingNow());
  if (told.value) return told.value.text;
  return meeting.looked?.of > 0 ? t("{ready} af {of} er klar", meeting.looked) : "";
}
