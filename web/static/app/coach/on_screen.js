// What stands on the shared screen: one person's card by their yes, and taking a card or a door off it (rules 4.7, 6.4).
import { html, useState } from "../html.js";
import { CARD_ICONS, Icon } from "../icons.js";
import { cardTitle } from "../card/kinds.js";
import { placeIn } from "../meeting/agenda.js";
import { useHere } from "../meeting/here.js";
import { t, tn } from "../say.js";
import { useOptions } from "./options.js";
import { Do, Sheet } from "./pieces.js";

export function OnScreen({ meeting }) {
  const { every } = useOptions();
  const askable = every("ask_spotlight", { meeting_id: meeting.id });
  const restorable = every("restore_card");
  const [isOpen, setOpen] = useState(null);
  return html`<section class="panel stack" aria-labelledby="screen-title">
    <h2 id="screen-title" class="panel__title">${t("Kort på lærredet")}</h2>
    <${SpotNow} meeting=${meeting} />
    <div class="row">
      ${askable.length > 0 && html`<button type="button" class="button" onClick=${() => setOpen("spot")}>${t("Vis et kort")}</button>`}
      <button type="button" class="button" onClick=${() => setOpen("hide")}>${t("Skjul noget")}</button>
    </div>
    ${restorable.length > 0 && html`<${Hidden} options=${restorable} />`}
    ${isOpen === "spot" && html`<${Spot} meeting=${meeting} options=${askable} onClose=${() => setOpen(null)} />`}
    ${isOpen === "hide" && html`<${Hide} meeting=${meeting} onClose=${() => setOpen(null)} />`}
  </section>`;
}

function SpotNow({ meeting }) {
  const { game } = useHere();
  const { can } = useOptions();
  const spot = meeting.spotlight;
  if (!spot) return html`<p class="soft">${t("Et kort vises først, når den, der ejer det, har sagt ja på telefonen.")}</p>`;
  const card = game.get(`card:${spot.card_id}`) ?? spot.card ?? {};
  return html`<div class=${spot.is_agreed ? "notice notice--lamp" : "notice notice--wait"}><${Icon} name=${spot.is_agreed ? "eye" : "waiting"} />
    <div class="stack stack--tight"><p class="notice__title">${spot.is_agreed ? t("Vises nu") : t("Venter på et ja")}</p><p>${cardTitle({ kind: spot.kind, ...card })}</p>
      ${can("clear_spotlight", { meeting_id: meeting.id }) && html`<div><${Do} kind="clear_spotlight" fields=${{ meeting_id: meeting.id }}>${t("Tag det ned")}<//></div>`}</div></div>`;
}

function Spot({ meeting, options, onClose }) {
  const { game } = useHere();
  const cards = options.map(({ card_id }) => game.get(`card:${card_id}`)).filter(Boolean);
  return html`<${Sheet} title=${t("Vis et kort")} onClose=${onClose}>
    <p>${t("Ejeren bliver spurgt på telefonen. Intet vises uden et ja.")}</p>
    <ul class="list">${cards.map(
      (card) => html`<li key=${card.id} class="thing"><${Icon} name=${CARD_ICONS[card.kind]} /><div class="grow"><p>${cardTitle(card)}</p><p class="soft">${ownerName(card, game)}</p></div>
        <${Do} kind="ask_spotlight" fields=${{ meeting_id: meeting.id, card_id: card.id }} then=${onClose}>${t("Spørg")}<//></li>`,
    )}</ul>
  <//>`;
}

/** Whose card it is, where this coach may know it. */
function ownerName(card, game) {
  return game.get(`person:${card.owner_id}`)?.name ?? t("uden navn");
}

// What stands on the screen in this step comes first: doors at the wall, asks where they are turned.
function Hide({ meeting, onClose }) {
  const { edition, game } = useHere();
  const { every } = useOptions();
  const { step } = placeIn(edition, meeting);
  const isDoor = (id) => game.get(`door:${id}`) !== undefined;
  const ids = every("hide_card").map(({ card_id }) => card_id);
  const doorsFirst = step.screen === "wall" || step.screen === "board";
  const groups = [ids.filter(isDoor), ids.filter((id) => !isDoor(id))];
  return html`<${Sheet} title=${t("Skjul noget")} onClose=${onClose}>
    <p>${t("Det forsvinder fra alle skærme med det samme, og ejeren får det at vide. Du kan vise det igen.")}</p>
    <ul class="list">${(doorsFirst ? groups : groups.toReversed()).flat().map((id) => html`<${Thing} key=${id} id=${id} kind="hide_card" name=${t("Skjul")} />`)}</ul>
  <//>`;
}

function Hidden({ options }) {
  return html`<div class="stack stack--tight"><h3>${tn("{count} er skjult", "{count} er skjult", options.length)}</h3>
    <ul class="list">${options.map(({ card_id }) => html`<${Thing} key=${card_id} id=${card_id} kind="restore_card" name=${t("Vis igen")} />`)}</ul></div>`;
}

function Thing({ id, kind, name }) {
  const { game } = useHere();
  const door = game.get(`door:${id}`);
  const card = game.get(`card:${id}`);
  const title = door?.workplace ?? (card ? cardTitle(card) : t("Et kort"));
  return html`<li class="thing"><${Icon} name=${door ? "door" : (CARD_ICONS[card?.kind] ?? "star")} /><p class="grow">${title}</p>
    <${Do} kind=${kind} fields=${{ card_id: id }} label=${`${name}: ${title}`}>${name}<//></li>`;
}
