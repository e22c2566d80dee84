// Soft hyphens for long words on narrow signs: browsers without a Danish dictionary would cut them anywhere.
// A compound is cut where its last part begins, as one would write it; only what is still long is cut between syllables.

const SOFT = "\u00ad";
const LONG = /\p{L}{12,}/gu;
const STILL_LONG = 12;
const BETWEEN_SYLLABLES = /(?<=\p{L}{3})(?<![bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]\p{L})|(?<=\p{L}{2}[bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]\p{L})/giu;
// What workplaces end in.
const LAST_PARTS = `afdeling anlæg apotek arkiv avis bageri bank bibliotek bryggeri bureau butik center centre enhed
  fabrik firma fond forbund forening forlag forretning forsikring forsyning forvaltning gartneri gruppe gymnasium gård
  handel havn hjem hospital hotel hus højskole institut instituttet kasse klinik klub kommune kontor koncern kæde
  laboratorium lager ledning marked mejeri ministerium museum museet netværk nævn orkester organisation plads praksis redaktion
  rederi ressource rådgivning råd selskab service skole stiftelse station strategi studio styrelse sygehus system teater
  tegnestue tjeneste trykkeri udvalg udvikling universitet vejledning virksomhed værft værk værksted`.split(/\s+/);
const AT_LAST_PART = new RegExp(`(?<=\\p{L}{2})(?=(?:${LAST_PARTS.join("|")})\\p{L}{0,5}(?!\\p{L}))`, "giu");

/** The text with invisible places to break its words of twelve letters and more. */
export function softly(text) {
  return text.replace(LONG, broken);
}

function broken(word) {
  const parts = word.replace(AT_LAST_PART, SOFT).split(SOFT);
  return parts.map((part) => (part.length < STILL_LONG ? part : part.replace(BETWEEN_SYLLABLES, SOFT))).join(SOFT);
}
