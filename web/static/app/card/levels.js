// Who sees it, in words a person understands; printed on the card and chosen beside it (rule 4.7).
import { html, useId } from "../html.js";
import { Eye, Lock } from "../icons.js";
import { t } from "../say.js";

export const LEVELS = ["me", "team", "table", "hall"];

/** Where a new card begins (rule 4.7); what is chosen is always sent along, so the server never guesses otherwise. */
export const FIRST_SHOWN = {
  work: { level: "team", coach: false },
  details: { level: "team", coach: false },
  strength: { level: "team", coach: true },
  story: { level: "me", coach: false },
  ask: { level: "team", coach: false },
  plan: { level: "team", coach: true },
};

export function levelName(level) {
  switch (level) {
    case "me":
      return t("Kun mig");
    case "team":
      return t("Mit hold");
    case "table":
      return t("Mit bord");
    default:
      return t("Alle på camp");
  }
}

/** Who that is. */
export function levelHint(level) {
  switch (level) {
    case "me":
      return t("Ingen andre");
    case "team":
      return t("Dimittenderne på holdet");
    case "table":
      return t("Holdet, coachen og hjælperne");
    default:
      return t("Alle hold og skærmen i salen");
  }
}

export function partName(part) {
  const names = {
    work: t("Opgaven"),
    details: t("Hvorfor og hvor"),
    strength: t("Styrken"),
    story: t("Det svære"),
    ask: t("Ønsket"),
    plan: t("Planen"),
    learnt: t("Det, jeg lærte"),
    owner: t("At døren er min"),
  };
  return names[part] ?? part;
}

/** The choice in one line: "Mit hold, og min coach". */
export function shownWords({ level, coach }) {
  const isTickRead = coach && (level === "me" || level === "team");
  return isTickRead ? t("{level} og min coach", { level: levelName(level) }) : levelName(level);
}

/** The choice as it is printed on the card. */
export function ShownLine({ shown, part }) {
  const icon = shown.level === "me" && !shown.coach ? Lock : Eye;
  return html`<span class="shown-line"><${icon} />
    <span>${part && html`${partName(part)}: `}<strong>${shownWords(shown)}</strong></span></span>`;
}

// What can't go further than a level has no choice beyond it: a helper never sees a story, the hall no plan.
const FURTHEST = { story: 1, learnt: 1, details: 2, plan: 2, owner: 2 };

/** Four places to touch and the coach's tick; every touch is a whole answer. */
export function LevelPicker({ part, shown, onChoose, isBusy, legend }) {
  const name = useId();
  const open = LEVELS.slice(0, (FURTHEST[part] ?? 3) + 1);
  const hasTick = shown.level === "me" || shown.level === "team";
  return html`<fieldset class="levels" aria-busy=${isBusy ? "true" : null}>
    <legend class="levels__legend">${legend ?? t("{part}: hvem ser det?", { part: partName(part) })}</legend>
    <div class="levels__row">${open.map((level) => html`
      <label class="level" key=${level}>
        <input type="radio" name=${name} checked=${shown.level === level}
          onChange=${() => onChoose({ level, coach: shown.coach })} />
        <span class="level__name">${levelName(level)}</span>
        <span class="level__hint">${levelHint(level)}</span>
      </label>`)}
    </div>
    ${hasTick && html`<label class="choice choice--tick">
      <input type="checkbox" checked=${shown.coach}
        onChange=${(event) => onChoose({ level: shown.level, coach: event.currentTarget.checked })} />
      <span>${t("Min coach må se det")}</span>
    </label>`}
  </fieldset>`;
}
