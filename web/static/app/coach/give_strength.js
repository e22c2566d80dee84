// A strength for one at the own table: what they can, and one time it showed; it lies face down until taken (rule 4.4).
import { html, useId, useState } from "../html.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";
import { tell, useCommand } from "./command.js";
import { useOptions } from "./options.js";
import { limitOf } from "./pieces.js";

const EMPTY = { claim: "", example: "" };

export function GiveStrength() {
  const { edition, game } = useHere();
  const { every } = useOptions();
  const people = every("give_strength")
    .map(({ person_id }) => game.get(`person:${person_id}`))
    .filter((person) => person?.name);
  const [person_id, choose] = useState("");
  const [text, setText] = useState(EMPTY);
  const [run, { isBusy, refused }] = useCommand();
  const id = useId();
  if (people.length === 0) return null;
  const submit = async (event) => {
    event.preventDefault();
    if (!person_id || !(await run("give_strength", { person_id, ...text }))) return;
    tell(t("Styrken ligger hos {name} med bagsiden op.", { name: people.find((person) => person.id === person_id)?.name }));
    setText(EMPTY);
    choose("");
  };
  const type = (name) => (event) => setText({ ...text, [name]: event.currentTarget.value });
  return html`<section class="panel" aria-labelledby=${`${id}-title`}><h2 id=${`${id}-title`} class="panel__title">${t("Giv en styrke")}</h2>
    <form class="stack" onSubmit=${submit}>
      <label class="field"><span class="field__label">${t("Til")}</span><select class="select" required value=${person_id} onChange=${(event) => choose(event.currentTarget.value)}>
        <option value="">${t("Vælg en ved bordet")}</option>${people.map((person) => html`<option key=${person.id} value=${person.id}>${person.name}</option>`)}</select></label>
      <label class="field"><span class="field__label">${t("Hvad kan personen?")}</span><input class="input" required value=${text.claim} maxLength=${limitOf(edition, "claim")} onInput=${type("claim")} /></label>
      <label class="field"><span class="field__label">${t("Hvornår kunne det ses?")}</span><textarea class="textarea" rows="3" required value=${text.example} maxLength=${limitOf(edition, "example")} onInput=${type("example")}></textarea></label>
      ${refused && html`<p class="field__fault">${refused}</p>`}
      <div><button class="button button--main" aria-busy=${isBusy ? "true" : null}>${t("Giv styrken")}</button></div>
    </form></section>`;
}
