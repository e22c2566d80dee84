// Asking the server for something: pending while it is under way, and the server's own sentence when it is refused.
import { signal, useState } from "../html.js";
import { useHere } from "../meeting/here.js";
import { newId } from "../meeting/id.js";
import { t } from "../say.js";
import { doneAt, refusedTime } from "./paper.js";

const TRIES = 3;
const SHOWN_MS = 8000;

/** The last thing the page has to say: `{text, isRefusal}`, gone after some seconds. */
export const told = signal(null);

let fading;
export function tell(text, isRefusal = false) {
  told.value = { text, isRefusal };
  clearTimeout(fading);
  fading = setTimeout(() => (told.value = null), SHOWN_MS);
}

/** Sends one command; the same id goes again when no answer came, so that it counts once. */
export function commandsOf(live, edition) {
  return async function command(kind, fields = {}) {
    const command_id = newId();
    const when = doneAt(kind, edition);
    for (let tries = 1; tries <= TRIES; tries += 1) {
      try {
        return await live.ask("command", { command_id, kind, ...when, ...fields });
      } catch {
        // no answer in time: a line that was away may be back at the next try
      }
    }
    return { ok: false, error: { code: "no_answer", message: t("Der er ingen forbindelse lige nu. Det er ikke gemt.") } };
  };
}

/** `[run(kind, fields), {isBusy, refused}]`; `run` answers whether it was accepted, and a refusal is told aloud. */
export function useCommand() {
  const { command } = useHere();
  const [state, setState] = useState({ isBusy: false, refused: null });
  const run = async (kind, fields) => {
    setState({ isBusy: true, refused: null });
    const answer = await command(kind, fields);
    const refused = answer.ok || refusedTime(answer.error) ? null : answer.error.message;
    setState({ isBusy: false, refused });
    if (refused) tell(refused, true);
    return answer.ok;
  };
  return [run, state];
}
