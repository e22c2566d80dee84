// A hall of phones in one process, each with the page's own line and outbox (web/static/app), over a real net.
// Told on standard input: `tap` (each does one thing more), `live` (answers when all are), `settle` (answers when nothing
// waits any more). Answers in lines of JSON.
//
//   node --experimental-websocket hall_of_phones.mjs APP_FOLDER '{"port", "game_id", "tokens"}'

import { createInterface } from "node:readline";

const [, , app, given] = process.argv;
const { port, game_id, tokens } = JSON.parse(given);
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};
globalThis.document = { addEventListener() {}, visibilityState: "visible" };
globalThis.location = { protocol: "http:", host: `127.0.0.1:${port}`, hostname: "127.0.0.1", port: String(port) };

const { Game } = await import(`${app}/game.js`);
const { Live } = await import(`${app}/live.js`);
const { Outbox } = await import(`${app}/outbox.js`);
const { Device } = await import(`${app}/device.js`);

async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function phoneOf(token, number) {
  const game = new Game();
  const live = new Live({ gameId: game_id, game, token });
  const outbox = new Outbox({ live, device: await Device.open(`${game_id}/${number}`) });
  return { number, game, live, outbox, ids: [] };
}

const phones = await Promise.all(tokens.map(phoneOf));
const say = (told) => console.log(JSON.stringify(told));
const isSettled = ({ live, outbox }) => live.isLive.value && outbox.waiting.value.length === 0;
await until(() => phones.every(isSettled));
say({ live: phones.length });

for await (const word of createInterface({ input: process.stdin })) {
  if (word === "tap") {
    for (const phone of phones) {
      const email = `p${phone.number}-${phone.ids.length}@example.org`;
      phone.ids.push(await phone.outbox.send("set_contact", { email }));
    }
    say({ tapped: phones.length });
  } else if (word === "live") {
    await until(() => phones.every(({ live }) => live.isLive.value));
    say({ live: phones.length });
  } else {
    await until(() => phones.every(isSettled));
    const refused = phones.flatMap(({ outbox }) => outbox.refused.value.map(({ error }) => error.code));
    say({ ids: phones.map(({ ids }) => ids), refused, v: phones.map(({ game }) => game.v.value) });
  }
}
process.exit(0);
