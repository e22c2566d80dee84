// Our mission: how many lights we have, and my own part; never whose are missing (rule 6.7).
import { html } from "../html.js";
import { Check, Lamp } from "../icons.js";
import { t } from "../say.js";
import { useMe, useOptions, usePhone } from "./context.js";
import { SendButton } from "./mark.js";

export function useMission() {
  const { game } = usePhone();
  const me = useMe();
  return game.all("mission").filter((mission) => mission.team_id === me.team_id).sort((a, b) => b.camp - a.camp)[0];
}

export function Lights({ lights }) {
  return html`<div class="row">
    <ul class="lights" aria-hidden="true">${Array.from({ length: lights.of }, (_, i) => html`<li key=${i} class="light ${i < lights.on ? "light--on" : ""}"></li>`)}</ul>
    <p>${t("{on} af {of} lys er tændt", lights)}</p>
  </div>`;
}

function deedName(deed) {
  const names = {
    key_used: t("brugt en nøgle"),
    key_given: t("givet en nøgle"),
    key_hung: t("hængt en nøgle på en dør"),
    outward_action_done: t("taget et skridt ud i verden"),
    action_done: t("gjort et skridt færdigt"),
    ask_claimed: t("taget et ønske"),
    ask_helped: t("hjulpet med et ønske"),
    asked: t("bedt om hjælp"),
    strength_given: t("givet en styrke"),
    thanks_said: t("sagt tak"),
    coffee_done: t("holdt et kaffemøde"),
    weak_tie_done: t("fået fat i en bekendt af en bekendt"),
    practice_done: t("øvet en jobsamtale"),
    feedback_done: t("fået respons på et udkast"),
    door_released: t("sat en dør op"),
    challenge_ended: t("lagt en udfordring fra dig"),
  };
  return names[deed] ?? deed;
}

/** The mission as far as it has come: a vote, or lights. */
export function MissionPanel() {
  const { edition, role } = usePhone();
  const mission = useMission();
  const { of } = useOptions();
  if (!mission || mission.is_held !== undefined) return null;
  if (!mission.chosen) return of("vote_mission").length ? html`<${Vote} mission=${mission} />` : null;
  const definition = edition.missions[mission.chosen];
  return html`<section class="panel stack">
    <h2><${Lamp} /> ${t("Vores mission: {title}", { title: definition.titles })}</h2>
    <p>${definition.texts}</p>
    ${mission.lights && html`<${Lights} lights=${mission.lights} />`}
    ${role === "graduate" && mission.my_light !== undefined && html`<${MyPart} mission=${mission} needs=${definition.needs} />`}
  </section>`;
}

function MyPart({ mission, needs }) {
  const deeds = mission.my_deeds ?? {};
  const isMet = (need) => [need.deed, need.or_deed].some((deed) => deed && (deeds[deed] ?? 0) >= need.times);
  return html`<div class="stack stack--tight">
    <h3>${mission.my_light ? t("Dit lys er tændt") : t("Din del")}</h3>
    <ul class="list">${needs.map((need, i) => html`<li key=${i} class="icon-line">
      <span class="light ${isMet(need) ? "light--on" : ""}" aria-hidden="true"></span>
      <span class="grow sentence">${need.or_deed ? t("{one} eller {other}", { one: deedName(need.deed), other: deedName(need.or_deed) }) : deedName(need.deed)}</span>
      ${isMet(need) && html`<span class="mark mark--saved"><${Check} />${t("Gjort")}</span>`}
    </li>`)}</ul>
  </div>`;
}

/** Three missions to vote among. */
export function Vote({ mission }) {
  const { edition, outbox } = usePhone();
  const { can } = useOptions();
  const pending = outbox.about(mission.id);
  const mine = pending?.state === "waiting" ? pending.fields.choice : mission.my_vote;
  return html`<section class="stack">
    <h2>${t("Stem på jeres mission")}</h2>
    <p>${t("Vælg den, du helst vil have del i. Bagefter taler I om det.")}</p>
    ${mission.drawn.map((choice) => html`<div class="panel stack stack--tight" key=${choice}>
      <h3>${edition.missions[choice].titles}</h3>
      <p>${edition.missions[choice].texts}</p>
      <div class="row">
        ${can("vote_mission", { mission_id: mission.id, choice }) && html`<${SendButton} kind="vote_mission" fields=${{ mission_id: mission.id, choice }}
          aria-pressed=${mine === choice ? "true" : "false"}>${mine === choice ? t("Din stemme") : t("Stem på den")}</${SendButton}>`}
        <span class="soft">${t("Stemmer: {count}", { count: mission.votes?.[choice] ?? 0 })}</span>
      </div>
    </div>`)}
  </section>`;
}
