// The four kinds of card in words: what each asks, in which part an answer lies, and what the blank card asks.
import { t } from "../say.js";

export const KINDS = ["dream", "strength", "challenge", "action"];

/** The first sign of a printed number, one of the five cues of a kind. */
export const LETTERS = { dream: "D", strength: "S", challenge: "U", action: "A", blank: "X" };

/** The parts whose sharing is chosen, in the order they are asked. */
export const PARTS = {
  dream: ["work", "details"],
  strength: ["strength"],
  challenge: ["story", "ask"],
  action: ["plan"],
};

/** What each kind asks, in order: `type` is text unless it is a list, a date or a choice. */
export const FIELDS = {
  dream: [
    { name: "work", part: "work" },
    { name: "why", part: "details", isLong: true },
    { name: "workplaces", part: "details", type: "list" },
    { name: "sign", part: "details", isOptional: true },
  ],
  strength: [
    { name: "claim", part: "strength" },
    { name: "example", part: "strength", isLong: true },
    { name: "vouched_by", part: "strength", isOptional: true },
  ],
  challenge: [
    { name: "what", part: "story", isLong: true },
    { name: "influence", part: "story", type: "influence" },
    { name: "tried", part: "story", isOptional: true, isLong: true },
    { name: "if_then", part: "story", isOptional: true },
    { name: "ask", part: "ask" },
  ],
  action: [
    { name: "what", part: "plan", isLong: true },
    { name: "due", part: "plan", type: "day" },
    { name: "how", part: "plan" },
    { name: "with_whom", part: "plan", isOptional: true },
    { name: "if_it_fails", part: "plan", isOptional: true },
  ],
};

export function kindName(kind) {
  switch (kind) {
    case "dream":
      return t("Drøm");
    case "strength":
      return t("Styrke");
    case "challenge":
      return t("Udfordring");
    case "action":
      return t("Handling");
    default:
      return t("Tomt kort");
  }
}

/** What stands above an answer on a played card. */
export function fieldName(kind, name) {
  const names = {
    work: t("Opgaven"),
    why: t("Hvorfor"),
    workplaces: t("Hvor"),
    sign: t("Et tegn denne uge"),
    claim: t("Det kan jeg"),
    example: t("En gang, det kunne ses"),
    vouched_by: t("Det kan bekræftes af"),
    what: kind === "action" ? t("Hvad") : t("Det svære"),
    influence: t("Kan du påvirke det?"),
    tried: t("Det er prøvet"),
    if_then: t("Hvis det sker, så"),
    ask: t("Ønsket"),
    due: t("Hvornår"),
    how: t("Hvordan"),
    with_whom: t("Sammen med"),
    if_it_fails: t("Hvis det ikke går"),
    learnt: t("Det lærte jeg"),
  };
  return names[name] ?? name;
}

/** What a blank card asks, since nothing is printed on it. */
export function blankAsk(kind, name) {
  const asks = {
    work: t("Hvad vil du gerne lave?"),
    why: t("Hvorfor betyder det noget for dig?"),
    workplaces: t("Hvor kunne det være? Skriv et sted eller flere."),
    sign: t("Hvad kunne du se i denne uge, hvis du var kommet tættere på?"),
    claim: t("Hvad er styrken?"),
    example: t("Hvornår kunne det ses? Hvad var svært, hvad blev gjort, og hvad kom der ud af det?"),
    vouched_by: t("Hvem kan bekræfte det? Skriv rollen, ikke navnet."),
    what: kind === "action" ? t("Hvad gør du? Begynd med et udsagnsord.") : t("Hvad er svært?"),
    influence: t("Kan du selv påvirke det?"),
    tried: t("Hvad har du prøvet?"),
    if_then: t("Hvis det sker igen, hvad gør du så?"),
    ask: t("Hvad har du brug for, og fra hvem? Én sætning."),
    due: t("Hvornår?"),
    how: t("Hvor eller hvordan?"),
    with_whom: t("Hvem gør du det sammen med?"),
    if_it_fails: t("Hvad gør du, hvis det ikke går?"),
  };
  return asks[name] ?? name;
}

export function influenceName(value) {
  return { yes: t("Ja"), partly: t("Delvist"), no: t("Nej") }[value] ?? "";
}

/** How a card stands, in a word or two; nothing for one that lies open. */
export function stateName(card) {
  const names = {
    face_down: t("Med bagsiden op"),
    done: t("Gjort"),
    partly: t("Delvist gjort"),
    not_done: t("Ikke gjort"),
    overcome: t("Overvundet"),
    parked: t("Lagt væk"),
    closed: card.kind === "action" ? t("Delt op") : t("Lukket"),
    withdrawn: t("Ude af spil"),
  };
  return names[card.state] ?? "";
}

/** The answer by which a card is known. */
export function titleField(card) {
  return ["work", "claim", "ask", "what"].find((name) => card[name] !== undefined);
}

/** The line by which a card is known. */
export function cardTitle(card) {
  return card[titleField(card)] ?? kindName(card.kind);
}
