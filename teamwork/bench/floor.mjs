// The same floor in Node: socket.io and better-sqlite3, taken from the folder that TEAMWORK_BENCH_NODE names.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, file, frameBytes] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { Server } = require("socket.io");
const Database = require("better-sqlite3");

const database = new Database(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("CREATE TABLE record (v INTEGER PRIMARY KEY, body TEXT NOT NULL)");
const insert = database.prepare("INSERT INTO record (body) VALUES (?)");
const newest = database.prepare("SELECT coalesce(max(v), 0) AS v FROM record");
const pad = "x".repeat(Math.max(0, Number(frameBytes) - 48));

const http = createServer();
const io = new Server(http, { maxHttpBufferSize: 65536, pingInterval: 4000, pingTimeout: 4000 });
io.on("connection", (socket) => {
  socket.join("floor");
  socket.on("sync", (payload, answer) => answer({ ok: true, v: newest.get().v }));
  socket.on("command", (payload, answer) => {
    const v = Number(insert.run(JSON.stringify(payload)).lastInsertRowid);
    io.to("floor").emit("frame", { game_id: "floor", v, pad });
    answer({ ok: true, v });
  });
});
http.listen(0, "127.0.0.1", () => {
  const versions = { node: process.version, "socket.io": require("socket.io/package.json").version };
  console.log(JSON.stringify({ port: http.address().port, versions }));
});
process.on("SIGTERM", () => process.exit(0));
