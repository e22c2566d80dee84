// A clicker, a keyboard, and the channel between the hall screen and a coach's tab of the same browser:
// the screen's token sends nothing, so what is pressed on it is handed to the coach's page (decision 17).

const ACTIONS = {
  PageDown: "next",
  ArrowRight: "next",
  ArrowDown: "next",
  " ": "next",
  PageUp: "previous",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  b: "blank",
  ".": "blank",
  t: "clock",
  z: "undo",
  F5: "start", // the clicker's "begin the show"
  f: "full",
  "?": "help",
};

/** What a key press asks for, or undefined; a key held down counts once, a button keeps its own keys. */
export function actionOf(event) {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!Object.hasOwn(ACTIONS, key) || isTyping(event.target, key)) return undefined;
  if (/^[a-z?.]$/.test(key) && !areLettersOn()) return undefined;
  if (/^Arrow(Up|Down)$/.test(key) && event.target.closest?.("[data-scrolls]")) return undefined;
  if (key === " " && event.target.closest?.("a, button, summary, [role=button]")) return undefined;
  return ACTIONS[key];
}

// A slider keeps its own arrows; a clicker's keys pass it by.
const PASS_SLIDERS = new Set(["PageDown", "PageUp", "F5", "b", "."]);

function isTyping(target, key) {
  if (target.type === "range" && PASS_SLIDERS.has(key)) return false;
  return Boolean(target.closest?.("input, textarea, select, dialog:not([data-keys]), [contenteditable]"));
}

// Single letters can be switched off for who speaks or scans instead of typing (WCAG 2.1.4).
const LETTERS = "letter-keys";

export function areLettersOn() {
  try {
    return localStorage.getItem(LETTERS) !== "off";
  } catch {
    return true;
  }
}

export function switchLetters(isOn) {
  try {
    localStorage.setItem(LETTERS, isOn ? "on" : "off");
  } catch {
    // without a memory the letters stay on
  }
}

/** The line between tabs: `{post(message), close()}`; `hear` gets what the other tabs post. */
export function openChannel(gameId, hear) {
  if (!("BroadcastChannel" in globalThis)) return { post() {}, close() {} };
  const channel = new BroadcastChannel(`teamwork-remote-${gameId}`);
  channel.addEventListener("message", (event) => hear(event.data));
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

/** Calls `lead` in one tab of the browser at a time, so that a press is never carried out twice. */
export function whenFirst(gameId, lead) {
  if (!navigator.locks) return lead();
  return navigator.locks.request(`teamwork-remote-${gameId}`, () => new Promise(() => lead()));
}
