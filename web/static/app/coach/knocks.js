// Who has scanned the room's code and waits for a coach's yes: the sign on the phone and here is the same.
import { html, useEffect, useState } from "../html.js";
import { Icon } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { tell } from "./command.js";

const ASK_AGAIN_MS = 20_000;

export function Knocks() {
  const { live } = useHere();
  const [knocks, setKnocks] = useState([]);
  const isLive = live.isLive.value;
  const look = () =>
    fetch("/coach/knocks")
      .then((answer) => (answer.ok ? answer.json() : { knocks: [] }))
      .then((found) => setKnocks(found.knocks))
      .catch(() => {});
  useEffect(() => {
    if (!isLive) return undefined;
    look();
    const timer = setInterval(look, ASK_AGAIN_MS);
    live.line.on("knock", look);
    return () => {
      clearInterval(timer);
      live.line.off("knock", look);
    };
  }, [isLive]);
  return html`<div role="status">${knocks.map((knock) => html`<${Knock} key=${knock.id} knock=${knock} look=${look} />`)}</div>`;
}

function Knock({ knock, look }) {
  const answer = async (is_admitted) => {
    const said = await fetch(`/coach/knocks/${knock.id}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ is_admitted }),
    }).catch(() => null);
    if (!said?.ok) tell(t("Det lykkedes ikke. Prøv igen."), true);
    look();
  };
  return html`<div class="notice notice--lamp spread"><p class="notice__title row row--tight"><${Icon} name="phone" />${t("Sidder {name} med tallet {sign} på telefonen?", { name: knock.name, sign: knock.sign })}</p>
    <span class="row row--tight"><button type="button" class="button button--main" onClick=${() => answer(true)}>${t("Ja, kom ind")}</button>
    <button type="button" class="button" onClick=${() => answer(false)}>${t("Nej")}</button></span></div>`;
}
