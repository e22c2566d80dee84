// The room's way in: the code or the ticket shows who sits here, one finds one's name, and the coach says yes.
// A code is no proof; until the yes nothing of anybody's is shown but names.

const ASK_AGAIN_MS = 1500;
const room = document.getElementById("in-room");
const words = room.dataset;

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return { ok: answer.ok, status: answer.status, body: await answer.json() };
}

function say(text) {
  const told = document.getElementById("room-told");
  told.textContent = text;
  told.hidden = !text;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** To the page of whoever has just come in; other open pages of this browser are theirs too now. */
export function goIn(to) {
  new BroadcastChannel("teamwork").postMessage("came_in");
  location.replace(to);
}

/** Shows the room that a typed code or a scanned ticket opens, for one to find one's name in. */
export async function enterRoom(way) {
  for (const section of document.querySelectorAll("main > section")) section.hidden = section !== room;
  say("");
  try {
    const answer = await post("/join/room", { way });
    if (!answer.ok) return showAgain(answer.status === 404 ? words.unknown : answer.body.title);
    document.getElementById("room-name").textContent = answer.body.name;
    const tables = document.getElementById("tables");
    tables.replaceChildren(...answer.body.tables.map((table) => tableOf(table, way)));
    document.getElementById("room-heading").focus();
  } catch {
    showAgain(words.offline);
  }
}

function showAgain(text) {
  say(text);
  document.getElementById("without-link").hidden = false;
}

function tableOf(table, way) {
  const box = document.createElement("fieldset");
  box.className = "field";
  const people = element("div", "", "tiles");
  for (const person of table.people) {
    const button = element("button", person.name, "button");
    button.type = "button";
    button.addEventListener("click", () => knock(way, person));
    people.append(button);
  }
  box.append(element("legend", table.name), people);
  return box;
}

async function knock(way, person) {
  try {
    const answer = await post("/join/knock", { way, person_id: person.person_id });
    if (!answer.ok) return say(answer.body.title);
    document.getElementById("tables").replaceChildren();
    document.getElementById("room-heading").textContent = person.name;
    document.getElementById("sign").textContent = answer.body.sign;
    document.getElementById("waiting").hidden = false;
    await wait(answer.body.secret);
  } catch {
    say(words.offline);
  }
}

async function wait(secret) {
  for (;;) {
    const answer = await post("/join/wait", { secret }).catch(() => null);
    if (answer?.status === 200) return goIn(answer.body.to);
    if (answer && answer.status !== 202) {
      document.getElementById("waiting").hidden = true;
      return say(words.refused);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
