// How many columns a wall has: as few empty places as possible, and no sign cut off.
import { useLayoutEffect } from "../html.js";

const COLUMNS_MOST = 14;
const DOORS = { roomy: 0.82, tight: 1.7 }; // width to height: few doors stand upright, many are signs
const ROOMY_MOST = 24;

/** Sets `--across` on the list in `place`, anew when `count`, `words` or the window change. */
export function useColumns(place, count, words) {
  useLayoutEffect(() => {
    const fit = () => place.current && arrange(place.current, count);
    fit();
    document.fonts.ready.then(fit);
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, [count, words]);
}

/** How many columns the list has now. */
export function acrossOf(wall) {
  return Number(wall?.style.getPropertyValue("--across")) || 1;
}

function arrange(wall, count) {
  let best = { columns: 1, cut: Infinity };
  for (const columns of inOrder(count, wall.clientWidth, wall.clientHeight)) {
    wall.style.setProperty("--across", columns);
    const cut = cutOff(wall);
    if (cut < best.cut) best = { columns, cut };
    if (cut === 0) break;
  }
  wall.style.setProperty("--across", best.columns);
}

function inOrder(count, width, height) {
  const costOf = (columns) => {
    const rows = Math.ceil(count / columns);
    const shape = width / columns / (height / rows);
    return Math.abs(Math.log(shape / (count <= ROOMY_MOST ? DOORS.roomy : DOORS.tight))) + (1.4 * (columns * rows - count)) / count;
  };
  return Array.from({ length: Math.min(count, COLUMNS_MOST) }, (_, i) => i + 1).toSorted((a, b) => costOf(a) - costOf(b));
}

function cutOff(wall) {
  return [...wall.children].filter(isCut).length;
}

const SLACK = 0.15; // of a letter's height: what the line is lower than its letters

function isCut(door) {
  const sign = door.querySelector(".wall__place");
  const slack = SLACK * Number.parseFloat(getComputedStyle(sign).fontSize);
  const isOut = sign.offsetTop < 0 || sign.offsetTop + sign.offsetHeight > door.clientHeight + 1;
  return isOut || sign.scrollHeight > sign.clientHeight + slack || sign.scrollWidth > sign.clientWidth + 1;
}
