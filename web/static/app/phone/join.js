// A personal link: its secret lies in the fragment and is handed over by a tap, so that no program that
// only looks at links uses it up. Until it worked it stays where it is, for another try.

import { fetchHeavier } from "./heavier.js";
import { enterRoom, goIn } from "./room.js";

const secret = location.hash.slice(1);
const isRoom = secret.startsWith("room=");
const page = document.getElementById(isRoom ? "in-room" : secret ? "with-link" : "without-link");
const enter = document.getElementById("enter");
const told = document.getElementById("told");
page.hidden = false;
if (isRoom) enterRoom(secret.slice("room=".length));
document.getElementById("code-form").addEventListener("submit", (event) => {
  event.preventDefault();
  enterRoom(document.getElementById("code").value);
});

addEventListener("load", fetchHeavier);

function say(words) {
  told.textContent = words;
  told.hidden = false;
}

enter.addEventListener("click", async () => {
  if (enter.getAttribute("aria-busy")) return;
  enter.setAttribute("aria-busy", "true");
  told.hidden = true;
  try {
    const answer = await fetch("/join", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    const body = await answer.json();
    if (answer.ok) return goIn(body.to);
    say(body.title ?? page.dataset.odd);
  } catch (problem) {
    say(problem instanceof TypeError ? page.dataset.offline : page.dataset.odd);
  }
  enter.removeAttribute("aria-busy");
});
