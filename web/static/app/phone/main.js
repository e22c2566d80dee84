// The phone of a graduate or a helper: one page, one thumb.
import { effect, html, render } from "../html.js";
import { Device } from "../device.js";
import { Drafts, Outbox } from "../outbox.js";
import { t } from "../say.js";
import { start } from "../start.js";
import { Phone, makePhone } from "./context.js";
import { keepFocus } from "./focus.js";
import { Sheets } from "./sheets.js";
import { load, loadSoon } from "./lazy.js";
import { Shell, placesOf } from "./shell.js";

const PATIENCE_MS = 8000;

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
const { root, role, gameId, edition, game, live } = await start();
const patience = setTimeout(() => {
  root.querySelector("p").textContent = t("Vi kan ikke få fat i serveren. Siden kommer, så snart der er net.");
}, PATIENCE_MS);
const sheets = new Sheets();
const ready = firstView(game);
const gone = new Promise((found) => effect(() => live.goodbye.value && found(null)));
const myId = await Promise.race([ready, gone]);
clearTimeout(patience);
const device = await Device.open(`${gameId}/${myId}`);
const outbox = new Outbox({ live, device });
const drafts = new Drafts(device);
await Promise.all([outbox.load(), drafts.load()]).catch(() => {});
const phone = makePhone({ game, live, edition, role, gameId, outbox, drafts, device, sheets });
await firstPage;
root.replaceChildren();
render(html`<${Phone.Provider} value=${phone}><${Shell} /></${Phone.Provider}>`, root);
keepFocus(root);
loadSoon(places);
