// A whole hall taps in the same second: its changes come over a few pictures, so that none of them is late.
import { useLayoutEffect, useRef, useState } from "../html.js";

const AT_ONCE = 12;

/** The same list, at most so many of it other than in the picture before; what is new or gone is so at once. */
export function useFewAtOnce(items) {
  const before = useRef(new Map());
  const [, drawAgain] = useState(0);
  let changed = 0;
  const now = items.map((item) => {
    const was = before.current.get(item.id) ?? item;
    return was === item || (changed += 1) <= AT_ONCE ? item : was;
  });
  before.current = new Map(now.map((item) => [item.id, item]));
  useLayoutEffect(() => {
    // After this drawing: what is asked for within it still comes into the same picture.
    if (changed > AT_ONCE) queueMicrotask(() => drawAgain((count) => count + 1));
  });
  return now;
}
