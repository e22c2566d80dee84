// A whole hall taps in the same second: its changes come over a few pictures, so that none of them is late.
import { useLayoutEffect, useRef, useState } from "../html.js";

const AT_ONCE = 22;

/**
 * The same list, at most so many of it other than in the picture before; what is new or gone is so at once.
 *
 * `placeOf(index)` says what comes first, least first: what stands side by side should come in the same picture, for a
 * browser draws a whole tile of the screen for each thing that is another in it.
 */
export function useFewAtOnce(items, placeOf = (index) => index) {
  const before = useRef(new Map());
  const [, drawAgain] = useState(0);
  const isOther = (item) => (before.current.get(item.id) ?? item) !== item;
  const others = items.flatMap((item, index) => (isOther(item) ? [{ id: item.id, place: placeOf(index) }] : []));
  const waiting = new Set(others.toSorted((a, b) => a.place - b.place).slice(AT_ONCE).map(({ id }) => id));
  const now = items.map((item) => (waiting.has(item.id) ? before.current.get(item.id) : item));
  before.current = new Map(now.map((item) => [item.id, item]));
  useLayoutEffect(() => {
    // After this drawing: what is asked for within it still comes into the same picture.
    if (waiting.size > 0) queueMicrotask(() => drawAgain((count) => count + 1));
  });
  return now;
}
