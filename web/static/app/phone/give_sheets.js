// Giving: a key on a door, a key to a team, a strength to somebody at the table (rules 4.4, 5.2).
import { html } from "../html.js";
import { Door } from "../icons.js";
import { t } from "../say.js";
import { useMe, useOptions, usePhone, useTable } from "./context.js";
import { Choices, FormFault, SendForm, TextField, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

function KeyText({ values, change, fault }) {
  const { edition } = usePhone();
  return html`<${TextField} name="text" label=${t("Jeg kender …")} value=${values.text} isLong limit=${edition.limits.text_lengths.text}
      hint=${t("Rolle og sted i én sætning, for eksempel: en underviser på Musikskolen. Navn og nummer giver du, når I ses.")}
      onInput=${(text) => change({ text })} fault=${faultOf(fault, "text")} />
    <${FormFault} fault=${fault} fields=${["text", "team_id"]} />`;
}

export function HangKeySheet({ doorId, close }) {
  const { game } = usePhone();
  const form = `hang/${doorId}`;
  const [values, change] = useDraft(form, { text: "" });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const door = game.get(`door:${doorId}`);
  const send = (event) => {
    event.preventDefault();
    submit("hang_key", { door_id: doorId, text: values.text });
  };
  return html`<${Sheet} title=${t("Hæng en nøgle")} close=${close}>
    <form class="stack" onSubmit=${send}>
      ${door && html`<p class="door door--${door.state}"><${Door} /><strong>${door.workplace}</strong></p>`}
      <${KeyText} values=${values} change=${change} fault=${fault} />
      <${SendForm} isBusy=${isBusy} disabled=${!values.text.trim()}>${t("Hæng nøglen")}</${SendForm}>
    </form>
  </${Sheet}>`;
}

export function GiveKeySheet({ close }) {
  const { game } = usePhone();
  const me = useMe();
  const [values, change] = useDraft("give_key", { text: "", team_id: me.team_id });
  const [submit, { isBusy, fault }] = useSubmit({ form: "give_key", values, done: close });
  const { of } = useOptions();
  const teams = of("give_key").map(({ team_id }) => game.get(`team:${team_id}`)).filter(Boolean);
  const nameOf = (team) => (team.id === me.team_id ? t("Mit eget hold") : team.name ?? t("Hold {number}", { number: team.seat_no }));
  const send = (event) => {
    event.preventDefault();
    submit("give_key", { team_id: values.team_id, text: values.text });
  };
  return html`<${Sheet} title=${t("Giv en nøgle")} close=${close}>
    <form class="stack" onSubmit=${send}>
      <p>${t("Et job, et tip, en, du kender. Den ligger i holdets pulje, til nogen tager den.")}</p>
      <${KeyText} values=${values} change=${change} fault=${fault} />
      <${Choices} legend=${t("Til hvilket hold?")} name="team" value=${values.team_id} onChoose=${(team_id) => change({ team_id })}
        options=${teams.map((team) => ({ value: team.id, label: nameOf(team) }))} />
      <${SendForm} isBusy=${isBusy} disabled=${!values.text.trim()}>${t("Giv nøglen")}</${SendForm}>
    </form>
  </${Sheet}>`;
}

export function GiveStrengthSheet({ personId, close }) {
  const { edition, myId, live } = usePhone();
  const { of } = useOptions();
  const form = `strength/${personId ?? ""}`;
  const [values, change] = useDraft(form, { person_id: personId ?? null, claim: "", example: "", vouched_by: "" });
  const [submit, { isBusy, fault }] = useSubmit({ form, values, done: close });
  const allowed = new Set(of("give_strength").map((option) => option.person_id));
  const people = useTable("graduate").filter((person) => allowed.has(person.id) && person.id !== myId.value);
  const limits = edition.limits.text_lengths;
  const type = (patch) => {
    live.tellWriting("strength");
    change(patch);
  };
  const send = (event) => {
    event.preventDefault();
    const { person_id, claim, example, vouched_by } = values;
    submit("give_strength", { person_id, claim, example, ...(vouched_by.trim() && { vouched_by }) });
  };
  return html`<${Sheet} title=${t("Giv en styrke")} close=${close} isFull>
    <form class="stack" onSubmit=${send}>
      <${Choices} legend=${t("Hvem er den til?")} name="person" value=${values.person_id} onChoose=${(person_id) => change({ person_id })}
        options=${people.map((person) => ({ value: person.id, label: person.name }))} />
      <${TextField} name="claim" label=${t("Hvad kan personen?")} value=${values.claim} limit=${limits.claim} onInput=${(claim) => type({ claim })} fault=${faultOf(fault, "claim")} />
      <${TextField} name="example" label=${t("Hvornår så du det?")} hint=${t("Hvad var svært, hvad blev gjort, og hvad kom der ud af det?")} isLong value=${values.example} limit=${limits.example}
        onInput=${(example) => type({ example })} fault=${faultOf(fault, "example")} />
      <${TextField} name="vouched_by" label=${t("Hvem så det også?")} hint=${t("Skriv rollen, ikke navnet.")} isOptional value=${values.vouched_by} limit=${limits.vouched_by}
        onInput=${(vouched_by) => type({ vouched_by })} fault=${faultOf(fault, "vouched_by")} />
      <p class="soft">${t("Den ligger med bagsiden op, til den bliver taget imod.")}</p>
      <${FormFault} fault=${fault} fields=${["claim", "example", "vouched_by"]} />
      <${SendForm} isBusy=${isBusy} disabled=${!values.person_id || !values.claim.trim() || !values.example.trim()}>${t("Giv styrken")}</${SendForm}>
    </form>
  </${Sheet}>`;
}
