// What turns over on the screen: what comes while it looks on. What stood before a reload stands as it is.
import { useEffect, useRef, useState } from "../html.js";
import { useHere } from "../meeting/here.js";

const BEGINS_MS = 4000; // a screen that comes later than this into a step finds it as it stands

/** The set of those that stand; `ids` are those that lie open at the first look, and turn only if the step begins then. */
export function useTurning({ meeting, place }, ids) {
  const { live } = useHere();
  const round = `turned ${meeting.id} ${place.step.id}`;
  const stood = useRef(null);
  if (stood.current === null) {
    const isBegun = live.now() - Date.parse(meeting.step_started_at) > BEGINS_MS;
    stood.current = new Set(isBegun || isRemembered(round) ? ids : []);
  }
  useEffect(() => remember(round), [round]);
  return stood.current;
}

/** `{look, onAnimationEnd}` for one that turns once, unless it stood; turned, it costs the style no more than the others. */
export function useTurn(stood, id) {
  const [isTurning, turn] = useState(!stood.has(id));
  const onAnimationEnd = ({ animationName }) => {
    if (animationName !== "hall-turn") return;
    stood.add(id);
    turn(false);
  };
  return { look: isTurning ? "turns" : "", onAnimationEnd };
}

/** Kept for as long as this tab is open. */
export function isRemembered(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** Without a memory a reload looks at the clock again. */
export function remember(name) {
  try {
    sessionStorage.setItem(name, "yes");
  } catch {
    // a browser that keeps nothing turns once more
  }
}
