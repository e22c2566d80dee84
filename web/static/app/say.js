// What the screens say: Danish sentences are the keys, the chosen language's module translates them.
// The page's own <html lang> decides which module main.js loads before anything is drawn.

let sentences = {};
let plural = new Intl.PluralRules("da");
export let lang = "da";

/** Takes over a catalogue module (`/language/en.js`). */
export function speak(module) {
  lang = module.lang;
  sentences = module.sentences;
  plural = new Intl.PluralRules(lang);
}

/** Takes over the rest of a catalogue that comes in parts. */
export function speakMore(module) {
  sentences = { ...sentences, ...module.sentences };
}

/** The sentence in the reader's language, `{name}` filled from params. */
export function t(danish, params = {}) {
  const said = sentences[danish] ?? danish;
  return filled(Array.isArray(said) ? said[0] : said, params);
}

/** The sentence for a count: the singular, the plural and how many. */
export function tn(one, many, count, params = {}) {
  const said = sentences[one] ?? [one, many];
  const forms = Array.isArray(said) ? said : [said, said];
  return filled(plural.select(count) === "one" ? forms[0] : forms[1], { count, ...params });
}

function filled(template, params) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** A date such as "tirsdag 3. februar". */
export function sayDay(iso, form = { weekday: "long", day: "numeric", month: "long" }) {
  return new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", form).format(new Date(`${iso.slice(0, 10)}T12:00`));
}

/** A time of day where the game is played. */
export function sayTime(iso, timeZone) {
  return new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(
    new Date(iso),
  );
}

/** How far away a day is, in words: "i dag", "om 3 dage". */
export function sayDistance(iso, today) {
  const days = Math.round((Date.parse(iso.slice(0, 10)) - Date.parse(today.slice(0, 10))) / 86_400_000);
  return new Intl.RelativeTimeFormat(lang === "da" ? "da-DK" : "en-GB", { numeric: "auto" }).format(days, "day");
}
