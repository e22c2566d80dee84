// My name, what stands on my pawn in the hall, and how I am reached.
import { html } from "../html.js";
import { t } from "../say.js";
import { useMe, usePhone, useTeam } from "./context.js";
import { Choices, FormFault, SendForm, TextField, Tick, faultOf, useDraft, useSubmit } from "./form.js";
import { Sheet } from "./sheets.js";

export function NameSheet({ close }) {
  const { edition } = usePhone();
  const me = useMe();
  const [values, change] = useDraft("name", { name: me.name ?? "" });
  const [submit, { isBusy, fault }] = useSubmit({ form: "name", values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("rename_person", { person_id: me.id, name: values.name });
  };
  return html`<${Sheet} title=${t("Mit navn")} close=${close}><form class="stack" onSubmit=${send}>
    <${TextField} name="name" label=${t("Det, de andre kalder dig")} hint=${t("Et kaldenavn er fint.")} value=${values.name} limit=${edition.limits.text_lengths.name} autocomplete="nickname"
      onInput=${(name) => change({ name })} fault=${faultOf(fault, "name")} />
    <${FormFault} fault=${fault} fields=${["name"]} /><${SendForm} isBusy=${isBusy} disabled=${!values.name.trim()}>${t("Gem")}</${SendForm}>
  </form></${Sheet}>`;
}

/** The team's own name, which any of its graduates may change. */
export function TeamNameSheet({ close }) {
  const { edition } = usePhone();
  const team = useTeam();
  const [values, change] = useDraft("team_name", { name: team.name ?? "" });
  const [submit, { isBusy, fault }] = useSubmit({ form: "team_name", values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("rename_team", { team_id: team.id, name: values.name });
  };
  return html`<${Sheet} title=${t("Holdets navn")} close=${close}><form class="stack" onSubmit=${send}>
    <${TextField} name="name" label=${t("Det, I kalder jer")} hint=${t("Tal om det først.")} value=${values.name} limit=${edition.limits.text_lengths.name} onInput=${(name) => change({ name })} fault=${faultOf(fault, "name")} />
    <${FormFault} fault=${fault} fields=${["name"]} /><${SendForm} isBusy=${isBusy} disabled=${!values.name.trim()}>${t("Gem")}</${SendForm}>
  </form></${Sheet}>`;
}

export function ContactSheet({ close }) {
  const { role, edition } = usePhone();
  const me = useMe();
  const [values, change] = useDraft("contact", { email: me.contact?.email ?? "", phone: me.contact?.phone ?? "" });
  const [submit, { isBusy, fault }] = useSubmit({ form: "contact", values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("set_contact", { email: values.email, phone: values.phone });
  };
  return html`<${Sheet} title=${t("Mail og telefon")} close=${close}><form class="stack" onSubmit=${send} noValidate>
    <p class="soft">${role === "helper" ? t("Din coach ser det, så I kan aftale at ses.") : t("{authority} og din coach ser det. Holdet ser det ikke.", { authority: edition.authority })}</p>
    <${TextField} name="email" label=${t("Mail")} type="email" inputmode="email" autocomplete="email" isOptional value=${values.email} onInput=${(email) => change({ email })} fault=${faultOf(fault, "email")} />
    <${TextField} name="phone" label=${t("Telefon")} type="tel" inputmode="tel" autocomplete="tel" isOptional value=${values.phone} onInput=${(phone) => change({ phone })} fault=${faultOf(fault, "phone")} />
    <${FormFault} fault=${fault} fields=${["email", "phone"]} /><${SendForm} isBusy=${isBusy}>${t("Gem")}</${SendForm}>
  </form></${Sheet}>`;
}

export function LabelSheet({ close }) {
  const me = useMe();
  const [values, change] = useDraft("label", { label: me.label_choice ?? "none", shows_late_stages: me.shows_late_stages ?? false });
  const [submit, { isBusy, fault }] = useSubmit({ form: "label", values, done: close });
  const send = (event) => {
    event.preventDefault();
    submit("choose_label", values);
  };
  return html`<${Sheet} title=${t("Mærke på min brik")} close=${close}><form class="stack" onSubmit=${send}>
    <${Choices} legend=${t("Hvad må der stå på din brik på skærmen i salen?")} name="label" value=${values.label} onChoose=${(label) => change({ label })}
      options=${[
        { value: "none", label: t("Intet") },
        { value: "initials", label: t("Mine initialer") },
        { value: "name", label: t("Mit navn") },
      ]} />
    <${Tick} checked=${values.shows_late_stages} onChange=${(shows_late_stages) => change({ shows_late_stages })} hint=${t("Ellers venter den på Bud, set fra salen.")}>${t("Brikken må gå videre til jobsamtale, tilbud og job")}</${Tick}>
    <${FormFault} fault=${fault} /><${SendForm} isBusy=${isBusy}>${t("Gem")}</${SendForm}>
  </form></${Sheet}>`;
}
