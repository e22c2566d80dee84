// An invitation: its secret is in the fragment, so that it is in no log; it goes from there into the form.

const secret = location.hash.slice(1);
const field = document.querySelector("#ticket input[name=ticket]");
if (secret && field) {
  history.replaceState(null, "", location.pathname);
  field.value = secret;
  field.closest(".field").hidden = true;
}
