// Holdet: how far we are, the wall, the keys, the asks, what lies on our table. One part at a time.
import { html } from "../html.js";
import { t } from "../say.js";
import { AskList } from "./asks_page.js";
import { DoorWall } from "./doors_page.js";
import { KeyPool } from "./key_pool.js";
import { SharedCards } from "./shared_cards.js";
import { StreetSection } from "./street.js";
import { ThanksList } from "./thanks_page.js";

const SECTIONS = [
  { id: "", name: () => t("Vejen"), part: StreetSection },
  { id: "doors", name: () => t("Døre"), part: DoorWall },
  { id: "keys", name: () => t("Nøgler"), part: KeyPool },
  { id: "asks", name: () => t("Ønsker"), part: AskList },
  { id: "cards", name: () => t("Kort"), part: SharedCards },
  { id: "thanks", name: () => t("Tak"), part: ThanksList },
];

export function TeamPage({ section = "" }) {
  const shown = SECTIONS.find((one) => one.id === section) ?? SECTIONS[0];
  return html`<nav class="parts" aria-label=${t("På holdets side")}>
      ${SECTIONS.map((one) => html`<a key=${one.id} class="chip" href=${one.id ? `#team/${one.id}` : "#team"} aria-current=${one.id === shown.id ? "true" : null}>${one.name()}</a>`)}
    </nav>
    <${shown.part} />`;
}
