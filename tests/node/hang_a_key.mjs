// Clients of another make: socket.io-client in Node against the running server, the hall screen and a
// graduate side by side. Prints one line of JSON: what each of them got of one key.
//
//   node --experimental-websocket hang_a_key.mjs CLIENT.js '{"url", "game_id", "screen", "person", "text"}'

globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};
const { io } = await import(process.argv[2]);
const { url, game_id, screen, person, text } = JSON.parse(process.argv[3]);

async function come(token) {
  const socket = io(url, { auth: { token }, transports: ["websocket"] });
  const client = { socket, entities: {}, versions: [], heard: "" };
  socket.on("frame", (frame) => {
    client.versions.push(frame.v);
    client.heard += JSON.stringify(frame);
    Object.assign(client.entities, frame.put ?? {});
    for (const key of frame.drop ?? []) delete client.entities[key];
  });
  await new Promise((resolve, reject) => socket.on("connect", resolve).on("connect_error", reject));
  const answer = await socket.timeout(5000).emitWithAck("sync", { game_id, since: null });
  client.versions.push(answer.v);
  Object.assign(client.entities, answer.view);
  return client;
}

async function until(holds) {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

const [hall, phone] = [await come(screen), await come(person)];
const own = Object.values(phone.entities).find((entity) => entity.commands);
const offered = own.commands.filter((option) => option.kind === "hang_key");
const { door_id } = offered.find((option) => phone.entities[`door:${option.door_id}`].state === "bare") ?? offered[0];
const before = hall.entities[`door:${door_id}`].state;
const answer = await phone.socket
  .timeout(5000)
  .emitWithAck("command", { game_id, command_id: crypto.randomUUID(), kind: "hang_key", door_id, text });
const glows = await until(() => hall.entities[`door:${door_id}`].state !== "bare");
await until(() => hall.versions.at(-1) >= answer.v && phone.versions.at(-1) >= answer.v);
const isGapless = ({ versions }) => versions.every((v, place) => place === 0 || v === versions[place - 1] + 1);
console.log(
  JSON.stringify({
    answer,
    before,
    glows,
    giver_reads_it: phone.heard.includes(text),
    hall_reads_it: hall.heard.includes(text),
    gapless: isGapless(hall) && isGapless(phone),
  }),
);
process.exit(0);
