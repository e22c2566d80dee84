// The hall screen: a stranger in the room. It sees what is released to the hall and sends nothing.
import { html, render } from "../html.js";
import { Here } from "../meeting/here.js";
import { start } from "../start.js";
import { Hall } from "./hall.js";

const here = await start();
here.root.replaceChildren();
render(html`<${Here.Provider} value=${here}><${Hall} /><//>`, here.root);
