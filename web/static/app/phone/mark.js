// Waiting, saved, refused: beside what was sent, never a pop-up.
import { html, useEffect, useRef } from "../html.js";
import { Check, Icon, Waiting } from "../icons.js";
import { t } from "../say.js";
import { usePhone } from "./context.js";

const SAY_AFTER_MS = 100;

/** How an entry of the outbox stands; nothing when there is none. */
export function Mark({ entry }) {
  if (!entry) return null;
  switch (entry.state) {
    case "waiting":
      return html`<span class="mark mark--waiting"><${Waiting} />${t("Venter på at blive gemt")}</span>`;
    case "saved":
      return html`<span class="mark mark--saved"><${Check} />${t("Gemt")}</span>`;
    default:
      return html`<span class="mark mark--refused"><${Icon} name="undo" />${entry.error.message}</span>`;
  }
}

/** The same for whatever was last asked about a thing. */
export function MarkOf({ id }) {
  return html`<${Mark} entry=${usePhone().outbox.about(id)} />`;
}

/** Whether something asked about a thing still waits for its answer. */
export function useIsWaiting(id) {
  return usePhone().outbox.about(id)?.state === "waiting";
}

// The same words twice are only said twice when the place was empty between.
function sayIn(place, words) {
  place.textContent = "";
  setTimeout(() => (place.textContent = words), SAY_AFTER_MS);
}

/** Says to a screen reader what became of the newest thing that was sent. */
export function Announcer() {
  const { outbox } = usePhone();
  const place = useRef(null);
  const newest = outbox.newest.value;
  const waiting = outbox.waiting.value.length;
  useEffect(() => {
    if (!newest) return;
    sayIn(place.current, newest.state === "saved" ? t("Gemt") : newest.error.message);
  }, [newest]);
  useEffect(() => {
    if (waiting && !outbox.live.isLive.peek()) sayIn(place.current, t("Gemt på telefonen. Det bliver sendt, når der er net."));
  }, [waiting]);
  return html`<p ref=${place} class="visually-hidden" role="status" aria-live="polite"></p>`;
}

/**
 * A button that sends one command, and shows how it stands; the same again waits for the first.
 *
 * Nothing else does: whoever thinks better of a yes must not have to wait until it is stored.
 */
export function SendButton({ kind, fields = {}, children, className = "button", onSent, ...rest }) {
  const { outbox } = usePhone();
  const isWaiting = outbox.isWaiting(kind, fields);
  const press = async () => {
    if (outbox.isWaiting(kind, fields)) return; // asked anew: the next press may come before the next picture
    await outbox.send(kind, fields);
    onSent?.();
  };
  return html`<button type="button" ...${rest} class=${className} aria-busy=${isWaiting ? "true" : null} onClick=${press}>${children}</button>`;
}
