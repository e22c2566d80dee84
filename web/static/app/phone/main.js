// The phone of a graduate or a helper: one page, one thumb.
import { effect, html, render } from "../html.js";
import { Device } from "../device.js";
import { Drafts, Outbox } from "../outbox.js";
import { t } from "../say.js";
import { start } from "../start.js";
import { Phone, makePhone } from "./context.js";
import { keepFocus } from "./focus.js";
import { fetchHeavier } from "./heavier.js";
import { keepProgram } from "./keep_page.js";
import { LastSeen } from "./last_seen.js";
import { Sheets } from "./sheets.js";
import { load, loadSoon, waitsFor } from "./lazy.js";
import { editionAt, inParts, languageAt, partsOf } from "./parts.js";
import { Shell, placesOf } from "./shell.js";

const PATIENCE_MS = 8000;
const LAST_SEEN_AFTER_MS = 1500;

/** Resolves with my person's id as soon as the first view is here. */
function firstView(game) {
  return new Promise((found) => {
    const stop = effect(() => {
      const key = game.keys("options").value[0];
      if (!key) return;
      found(key.slice("options:".length));
      queueMicrotask(() => stop());
    });
  });
}

const places = placesOf(document.getElementById("app").dataset.role);
const firstPage = load(places[0]).catch(() => {});
const { root, role, gameId, hash, lang, edition: first, game, live } = await start({ languageAt, editionAt });
const { edition, more } = inParts(first, hash, lang);
const patience = setTimeout(() => {
  root.querySelector("p").textContent = t("Vi kan ikke få fat i serveren. Siden kommer, så snart der er net.");
}, PATIENCE_MS);
const sheets = new Sheets();
const ready = firstView(game);
const lastSeen = await LastSeen.of(gameId);
// Without a network the page stands as it was last seen, and takes what one does.
const slowly = setTimeout(() => lastSeen.show(game, live), navigator.onLine ? LAST_SEEN_AFTER_MS : 0);
effect(() => void (live.lostAt.value && lastSeen.show(game, live)));
const gone = new Promise((found) => effect(() => live.goodbye.value && found(null)));
const myId = await Promise.race([ready, gone]);
clearTimeout(patience);
clearTimeout(slowly);
// One browser, one session: when somebody else has come in by it, this page is begun again as theirs.
const isMine = () => game.keys("options").value[0] === `options:${myId}`;
effect(() => {
  if (myId && game.v.value !== null && !isMine()) lastSeen.forget().then(() => location.reload());
});
new BroadcastChannel("teamwork").onmessage = ({ data }) => data === "came_in" && location.reload();
const device = await Device.open(`${gameId}/${myId}`);
const outbox = new Outbox({ live, device, canSend: isMine });
const drafts = new Drafts(device);
await Promise.all([outbox.load(), drafts.load()]).catch(() => {});
const phone = makePhone({ game, live, edition, role, gameId, outbox, drafts, device, sheets });
await firstPage;
root.replaceChildren();
render(html`<${Phone.Provider} value=${phone}><${Shell} /></${Phone.Provider}>`, root);
performance.mark("first page");
keepFocus(root);
fetchHeavier();
waitsFor(more);
loadSoon(places);
lastSeen.follow(game, live, () => isMine() && !live.goodbye.value);
keepProgram(partsOf(hash, lang));
