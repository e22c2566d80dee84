// The film of the season while a page shows its step: asked for once, and where the server has it from then on.
import { useEffect, useRef } from "../html.js";
import { useHere } from "../meeting/here.js";
import { follow, load, pressRestsMs, reel, unload } from "./reel.js";

/** Fetched from `address` as the step begins; without the line there is none, as quiet as before. */
export function useFilm(address, meeting) {
  const { live } = useHere();
  const now = useRef(meeting);
  now.current = meeting;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const timer = useRef();
  const turn = () => {
    clearTimeout(timer.current);
    const waitMs = pressRestsMs();
    if (waitMs > 0) timer.current = setTimeout(turn, waitMs);
    else if (reel.value) follow(now.current, live.now(), isStill);
  };
  useEffect(() => {
    let isGone = false;
    fetch(address)
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((film) => {
        if (isGone || !(film?.days.length > 1)) return;
        load(film);
        turn();
      })
      .catch(() => null);
    return () => {
      isGone = true;
      unload();
    };
  }, [meeting.id, meeting.step_started_at]);
  useEffect(turn, [meeting.film?.at, meeting.film?.runs_since]);
}
