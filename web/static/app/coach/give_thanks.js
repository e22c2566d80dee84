// Thanks between two: what came to this coach, what may be said, and a name on the thread only by both (rule 3.5).
import { html } from "../html.js";
import { Thread } from "../icons.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { useOptions } from "./options.js";
import { Do } from "./pieces.js";

export function GiveThanks() {
  const { game } = useHere();
  const { me, can, every } = useOptions();
  const got = game.all("thanks");
  const open = every("say_thanks");
  if (got.length + open.length === 0) return null;
  return html`<section class="panel" aria-labelledby="thanks-title"><h2 id="thanks-title" class="panel__title">${t("Tak")}</h2><ul class="list">
    ${open.map(({ about }) => html`<li key=${about} class="thing"><${Thread} /><p class="grow">${aboutWords(about, game)}</p><${Do} kind="say_thanks" fields=${{ about }}>${t("Sig tak")}<//></li>`)}
    ${got.map((thanks) => {
      const isNamed = thanks.named_by.includes(me.id);
      return html`<li key=${thanks.id} class="thing"><${Thread} /><div class="grow"><p>${thanks.to_id === me.id ? t("{name} siger tak", { name: thanks.from_name }) : t("Du sagde tak til {name}", { name: thanks.to_name })}</p>
        ${thanks.text && html`<p>${t("»{text}«", { text: thanks.text })}</p>`}</div>
        ${can("agree_named_thread", { thanks_id: thanks.id }) && html`<${Do} kind="agree_named_thread" fields=${{ thanks_id: thanks.id, is_agreed: !isNamed }} isPressed=${isNamed}>${t("Mit navn må stå på tråden")}<//>`}</li>`;
    })}
  </ul></section>`;
}

function aboutWords(about, game) {
  return game.get(`key:${about}`)?.text ?? game.get(`claim:${about}`)?.ask ?? game.get(`card:${about}`)?.claim ?? t("En hjælp");
}
