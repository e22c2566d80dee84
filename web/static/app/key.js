// A page whose key lies in its own address: hands it in, forgets it, and opens what it is for.
// Used by the hall screen and the office; a person's link asks for a tap first (`phone/join.js`).

const secret = location.hash.slice(1);
const to = document.body.dataset.open ?? "/office/open";
if (secret) {
  history.replaceState(null, "", location.pathname);
  const answer = await fetch(to, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ secret }),
  });
  const body = await answer.json();
  if (answer.ok) location.replace(body.to);
  else document.getElementById("told").textContent = body.title;
}
