// The town in words on the hall screen. What does not fit comes a page at a time; whoever puts the focus on the
// list stops that and scrolls alone.
import { html, useEffect, useRef, useState } from "../html.js";
import { townFrom, townLabels } from "../board/adapter.js";
import { TownList } from "../board/town-list.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

const PAGE_MS = 14_000;
const OVERLAP = 0.12; // of a page, so that no line is lost between two

export function ListStep() {
  const { edition, game } = useHere();
  const frame = useRef(null);
  const [page, of] = usePages(frame);
  return html`<div class="hall__list">
    <div ref=${frame} class="hall__scroll" tabindex="0" role="region" aria-label=${t("Byen som liste")} data-scrolls>
      <${TownList} town=${townFrom(game, edition)} labels=${townLabels()} /></div>
    ${of > 1 && html`<p class="hall__page">${t("Side {page} af {of}", { page, of })}</p>`}
  </div>`;
}

function usePages(frame) {
  const [place, setPlace] = useState([1, 1]);
  useEffect(() => {
    const list = frame.current; // kept, since what is watched may be told once more after it has left the page
    const tell = () => setPlace((before) => (isSame(before, placeOf(list)) ? before : placeOf(list)));
    const watch = new ResizeObserver(tell);
    watch.observe(list);
    watch.observe(list.firstElementChild);
    list.addEventListener("scroll", tell);
    const timer = setInterval(() => turn(list), PAGE_MS);
    return () => {
      clearInterval(timer);
      watch.disconnect();
    };
  }, []);
  return place;
}

function isSame(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}

function stepOf(list) {
  return list.clientHeight * (1 - OVERLAP);
}

function placeOf(list) {
  const rest = list.scrollHeight - list.clientHeight;
  const of = rest < 4 ? 1 : Math.ceil(rest / stepOf(list)) + 1;
  return [rest - list.scrollTop < 4 ? of : Math.floor(list.scrollTop / stepOf(list) + 0.01) + 1, of];
}

function turn(list) {
  if (list.contains(document.activeElement)) return;
  const isAtEnd = list.scrollHeight - list.clientHeight - list.scrollTop < 4;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  list.scrollTo({ top: isAtEnd ? 0 : list.scrollTop + stepOf(list), behavior: isStill ? "instant" : "smooth" });
}
