// What has come since this phone was last looked at; nothing that asks for an answer, those stand above.
import { html, useEffect, useState } from "../html.js";
import { t, tn } from "../say.js";
import { usePhone } from "./context.js";

const AWAY_MS = 10 * 60_000;

/** The moment of the look before this one, on the server's clock; a look goes on while the page is used. */
function useLastLook() {
  const { device, live } = usePhone();
  const [last, setLast] = useState(null);
  useEffect(() => {
    let isHere = true;
    const look = async () => {
      const [row] = (await device.all("seen").catch(() => [])).filter((one) => one.id === "look");
      const now = live.now();
      const isNew = !row || now - row.until > AWAY_MS;
      const seen = isNew ? { id: "look", before: row?.until ?? null, until: now } : { ...row, until: now };
      await device.put("seen", seen).catch(() => {});
      if (isHere) setLast(seen.before);
    };
    look();
    const timer = setInterval(look, 60_000);
    return () => {
      isHere = false;
      clearInterval(timer);
    };
  }, []);
  return last;
}

export function SinceLast() {
  const { game, myId } = usePhone();
  const last = useLastLook();
  if (last === null) return null;
  const isNew = (iso) => iso && Date.parse(iso) > last;
  const thanks = game.all("thanks").filter((one) => one.to_id === myId.value && isNew(one.at));
  const helped = game.all("claim").filter((one) => one.is_mine && one.state === "helped" && isNew(one.helped_at));
  const shared = game.all("card").filter((one) => !one.is_mine && one.owner_id && one.state === "open" && isNew(one.played_at));
  const lines = [
    ...thanks.map((one) => (one.text ? t("{name} siger tak: {text}", { name: one.from_name, text: one.text }) : t("{name} siger tak", { name: one.from_name }))),
    ...helped.map((one) => t("Det hjalp, at du tog ønsket: {ask}", { ask: one.ask ?? "" })),
    ...(shared.length ? [tn("{count} nyt kort er delt med dig", "{count} nye kort er delt med dig", shared.length)] : []),
  ];
  if (!lines.length) return null;
  return html`<section class="stack">
    <h2>${t("Siden sidst")}</h2>
    <ul class="list">${lines.map((line, i) => html`<li key=${i}>${line}</li>`)}</ul>
  </section>`;
}
