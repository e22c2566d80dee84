// The hall screen: a stranger in the room. It sees what is released to the hall and sends nothing.
import { drawOncePerPicture, html, render } from "../html.js";
import { Here } from "../meeting/here.js";
import { start } from "../start.js";
import { Hall } from "./hall.js";

drawOncePerPicture();
const here = await start();
here.root.replaceChildren();
render(html`<${Here.Provider} value=${here}><${Hall} /><//>`, here.root);

// A projector that falls asleep in the middle of a camp is asked to stay awake; where it cannot, nothing is lost.
async function stayAwake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen").catch(() => {});
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
