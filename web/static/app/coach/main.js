// The coach's page: the host's remote and the own table in a meeting, the team between meetings.
import { html, render } from "../html.js";
import { Here } from "../meeting/here.js";
import { start } from "../start.js";
import { commandsOf } from "./command.js";
import { Lead } from "./lead.js";
import { Desk } from "./desk.js";

const base = await start();
const command = commandsOf(base.live, base.edition);
const here = { ...base, command, lead: new Lead({ ...base, command }) };
here.root.replaceChildren();
render(html`<${Here.Provider} value=${here}><${Desk} /><//>`, here.root);
