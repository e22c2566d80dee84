// The edition and the sentences come in two parts: what the first page shows, and the rest right after it.
import { signal } from "../html.js";
import { speakMore } from "../say.js";

const NOT_YET = { cards: {}, agendas: {}, twists: {}, counting: { rows: [] } };

export const languageAt = (lang, part = "first") => `/language/${lang}/${part}.js`;
export const editionAt = (hash, lang, part = "first") => `/printed/${hash}/${lang}/${part}.json`;

/** The addresses of all parts, for a phone to keep. */
export function partsOf(hash, lang) {
  return ["first", "rest"].flatMap((part) => [languageAt(lang, part), editionAt(hash, lang, part)]);
}

/** The edition as a signal, and `more()`, which resolves when the rest of it and of the sentences are here too. */
export function inParts(first, hash, lang) {
  const edition = signal({ ...NOT_YET, ...first });
  let coming = null;
  const fetchRest = async () => {
    const answer = fetch(editionAt(hash, lang, "rest")).then((one) => (one.ok ? one.json() : Promise.reject(one)));
    const [module, rest] = await Promise.all([import(languageAt(lang, "rest")), answer]);
    speakMore(module);
    edition.value = { ...edition.value, ...rest };
  };
  const more = () => (coming ??= fetchRest().catch((problem) => ((coming = null), Promise.reject(problem))));
  return { edition, more };
}
