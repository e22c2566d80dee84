// Icons on a 24 × 24 grid, one line width, no fill: they say the same in ink and in light.
import { html } from "./html.js";

const STROKES = {
  star: "M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1-4.5-4.2 6.1-.8z",
  shield: "M12 3l7.5 2.6v5.6c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.6z",
  mountain: "M2.5 19.5L9 7l4 7.2 2.3-3.7 6.2 9z M7.1 10.7l1.9 1.6 1.8-1.9",
  arrow: "M3.5 12h16 M13.5 5.5L20 12l-6.5 6.5",
  door: "M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21 M3.5 21h17 M14.5 11.8v.9",
  key: "M12 11.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0z M12 11.5h9 M17.5 11.5v4 M21 11.5v3",
  hand: "M7.5 12V6.2a1.5 1.5 0 0 1 3 0V11 M10.5 10.5V4.5a1.5 1.5 0 0 1 3 0v6 M13.5 10.5V5.7a1.5 1.5 0 0 1 3 0V12 M16.5 10.5V8.7a1.5 1.5 0 0 1 3 0V14c0 4-2.6 7-6.5 7-3.2 0-4.7-1.6-6.2-4.3l-2.3-4c-.9-1.7 1.3-3 2.5-1.4L8.5 13.3",
  spark: "M12 2.5v5 M12 16.5v5 M2.5 12h5 M16.5 12h5 M5.5 5.5l3 3 M15.5 15.5l3 3 M18.5 5.5l-3 3 M8.5 15.5l-3 3",
  clock: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z M12 6.8V12l3.6 2.2",
  phone:
    "M7.5 2.5h9A1.5 1.5 0 0 1 18 4v16a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 20V4a1.5 1.5 0 0 1 1.5-1.5z M10.5 18.5h3",
  qr: "M3.5 3.5h6.5v6.5H3.5z M14 3.5h6.5v6.5H14z M3.5 14h6.5v6.5H3.5z M14 14h2.5v2.5 M20.5 14v3 M17.5 20.5h3 M14 20.5v-.5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  lock: "M6 10.5h12a1.5 1.5 0 0 1 1.5 1.5v7.5A1.5 1.5 0 0 1 18 21H6a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 6 10.5z M8 10.5V7a4 4 0 0 1 8 0v3.5 M12 14.5v2.5",
  people:
    "M12.5 7.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z M2.5 20c0-4 2.8-6.5 6.5-6.5s6.5 2.5 6.5 6.5 M15.5 4.3a3.5 3.5 0 0 1 0 6.4 M18 14.2c2.2.9 3.5 3 3.5 5.8",
  person: "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0z M4.5 20.5c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
  check: "M4 12.5l5.2 5.5L20 6.5",
  waiting:
    "M6 3h12 M6 21h12 M7.5 3v3.5c0 2.5 4.5 3.5 4.5 5.5s-4.5 3-4.5 5.5V21 M16.5 3v3.5c0 2.5-4.5 3.5-4.5 5.5s4.5 3 4.5 5.5V21",
  undo: "M8.5 4.5L3.5 9.5l5 5 M3.5 9.5H14a6 6 0 0 1 0 12H9",
  play: "M7 4.5l12 7.5-12 7.5z",
  pause: "M8 5v14 M16 5v14",
  next: "M9 4.5l7.5 7.5L9 19.5",
  prev: "M15 4.5L7.5 12l7.5 7.5",
  help: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z M9.3 9.5a2.7 2.7 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2 M12 17v.1",
  print:
    "M7 8V3.5h10V8 M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-6A1.5 1.5 0 0 1 4.5 8h15A1.5 1.5 0 0 1 21 9.5v6a1.5 1.5 0 0 1-1.5 1.5H17 M7 13.5h10v7H7z",
  download: "M12 3.5v11 M6.5 9.5l5.5 5.5 5.5-5.5 M4 20h16",
  globe:
    "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z M3 12h18 M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9S9.5 5.6 12 3z",
  thread: "M3 18c3-9 6-9 9-5s6 4 9-6.5 M5 18a2 2 0 1 1-4 0 M23 6.5a2 2 0 1 1-4 0",
  lamp: "M9 4.5h6 M12 2.5v2 M7 9l2-4.5h6L17 9v8l-2 3H9l-2-3z M12 10v5 M10 12.5h4",
  cup: "M4.5 8.5h11.5v6a4.5 4.5 0 0 1-4.5 4.5H9a4.5 4.5 0 0 1-4.5-4.5z M16 10h1.5a2.5 2.5 0 0 1 0 5H16 M8 5.5V3.5 M12 5.5V3.5",
  letter: "M3.5 5.5h17v13h-17z M3.5 6.5l8.5 6.5 8.5-6.5",
  talk: "M3.5 4.5h11v8h-6L5 15.5v-3H3.5z M17.5 9h3v8H19v3l-3.5-3h-6v-1.5",
  offer: "M6 3h8.5L19 7.5V21H6z M14.5 3v4.5H19 M9 14.5l2.2 2.2 4-4.4",
  foothold: "M12 21v-8.5 M12 12.5C6.5 12.5 5 9.5 5 5.5c5 0 7 2.5 7 7z M12 15c0-4 2-6 6.5-6 0 4-1.5 6-6.5 6z M6.5 21h11",
  home: "M3.5 11.5L12 4l8.5 7.5 M6 9.5V20.5h12V9.5 M10 20.5v-6h4v6",
  pen: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z M13.5 7l3.5 3.5",
  plus: "M12 4.5v15 M4.5 12h15",
  close: "M5.5 5.5l13 13 M18.5 5.5l-13 13",
  list: "M8.5 6h12 M8.5 12h12 M8.5 18h12 M4 6h.1 M4 12h.1 M4 18h.1",
  offline:
    "M3.5 3.5l17 17 M2.5 9a14 14 0 0 1 4-2.6 M10.5 5.1A14 14 0 0 1 21.5 9 M5.8 13a9 9 0 0 1 3.7-2.1 M15.5 11.5A9 9 0 0 1 18.2 13 M9.3 16.5a4 4 0 0 1 5.4 0 M12 20v.1",
  screen: "M3 4.5h18v12H3z M8.5 20.5h7 M12 16.5v4",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z M15.5 9a4 4 0 0 1 0 6 M18 6.5a7.5 7.5 0 0 1 0 11",
};

export const ICON_NAMES = Object.keys(STROKES);
export const CARD_ICONS = { dream: "star", strength: "shield", challenge: "mountain", action: "arrow" };

/** The strokes of an icon as path data on a 24 × 24 grid, for drawing inside another SVG. */
export function iconPath(name) {
  const strokes = STROKES[name];
  if (strokes === undefined) throw new Error(`there is no icon named ${name}`);
  return strokes;
}

/** An icon beside text is silent; alone it carries its `label`. */
export function Icon({ name, label, large }) {
  const voice = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class=${large ? "icon icon--large" : "icon"} viewBox="0 0 24 24" fill="none"
    stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
    focusable="false" ...${voice}><path d=${iconPath(name)} /></svg>`;
}

const draw = (name) => (props) => html`<${Icon} ...${props} name=${name} />`;

export const Star = draw("star");
export const Shield = draw("shield");
export const Mountain = draw("mountain");
export const Arrow = draw("arrow");
export const Door = draw("door");
export const Key = draw("key");
export const Hand = draw("hand");
export const Spark = draw("spark");
export const Clock = draw("clock");
export const Phone = draw("phone");
export const Qr = draw("qr");
export const Eye = draw("eye");
export const Lock = draw("lock");
export const People = draw("people");
export const Check = draw("check");
export const Waiting = draw("waiting");
export const Undo = draw("undo");
export const Play = draw("play");
export const Pause = draw("pause");
export const Next = draw("next");
export const Prev = draw("prev");
export const Help = draw("help");
export const Print = draw("print");
export const Download = draw("download");
export const Globe = draw("globe");
export const Thread = draw("thread");
export const Lamp = draw("lamp");
