// What does not fit at once is shown a page at a time, calmly, and says so.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { t } from "../say.js";

const PAGE_MS = 14_000;
const FEW = 3; // so few stand in the middle and are not stretched
const LARGE_MOST = 12; // so few are written larger, as far as their words have room

/**
 * A list that never grows out of its frame: when its items do not fit, they come in pages, in their own order.
 * `items` are `{key, body}`; `look` is the list's class and `data-many` the size the style goes by.
 */
export function Pages({ items, look, sizes }) {
  const frame = useRef(null);
  const [most, setMost] = useState(items.length);
  const [page, turnTo] = useState(0);
  const [isLarge, enlarge] = useState(true);
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, most)));
  const shown = items.slice((page % count) * most, (page % count) * most + most);
  const isFew = isLarge && items.length <= LARGE_MOST;
  useLayoutEffect(() => (setMost(items.length), enlarge(true)), [items.length]);
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = frame.current;
    if (scrollHeight <= clientHeight + 2) return;
    if (isFew) enlarge(false);
    else if (shown.length > 1) setMost(Math.max(1, Math.ceil(shown.length * 0.8)));
  });
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => turnTo((now) => now + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [count]);
  return html`<ul ref=${frame} class=${look} data-many=${sizes.find((size) => shown.length <= size) ?? sizes.at(-1)} data-few=${shown.length < FEW ? "" : null} data-large=${isFew ? shown.length : null}>
      ${shown.map(({ key, body }) => html`<li key=${key}>${body}</li>`)}
    </ul>
    ${count > 1 && html`<p class="hall__page">${t("Side {page} af {of}", { page: (page % count) + 1, of: count })}</p>`}`;
}
