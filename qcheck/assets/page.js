// What the pages need beside Streamlit: begin a new page at its heading, take what is being typed along into another language, copy, print.
"use strict";

const LET_IT_SAVE = 300; // ms: leaving a field sends its text; only then may the page go

// A heading with another mark is another page: scroll to its top and read from there, except on the very first one.
let mark = null;
new MutationObserver(() => {
  const heading = document.querySelector("h1[data-page]");
  if (!heading || heading.dataset.page + location.pathname === mark) return;
  const first = mark === null;
  mark = heading.dataset.page + location.pathname;
  if (first) return;
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}).observe(document.documentElement, { childList: true, subtree: true });

// Back online, perhaps with a server that was started anew: it does not know this page, and would drop the next click without a word.
// A hidden button lets the whole page be drawn again from what is stored.
let connection = null;
new MutationObserver(() => {
  const now = document.querySelector("[data-test-connection-state]")?.dataset.testConnectionState;
  if (now === "CONNECTED" && connection !== null && connection !== now) document.querySelector(".st-key-wake button")?.click();
  if (connection !== null || now === "CONNECTED") connection = now;
}).observe(document.documentElement, { attributeFilter: ["data-test-connection-state"], childList: true, subtree: true });

// Without a connection a choice would look made and be lost: it is not taken, and the page says that it is waiting. Texts may be typed on.
const offline = () => connection !== null && connection !== "CONNECTED";
for (const kind of ["pointerdown", "mousedown", "click", "keydown"]) {
  document.addEventListener(kind, (event) => {
    if (!offline() || event.key === "Tab" || !event.target.closest("[data-testid=stMain]")) return;
    if (!event.target.closest("[role=radiogroup], button, [data-testid=stCheckbox], summary")) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("a[data-lang], [data-copy], [data-print]");
  if (!target) return;
  event.preventDefault();
  if (target.dataset.lang) speak(target.dataset.lang);
  else if (target.dataset.copy) copy(target);
  else window.print();
});

function speak(language) {
  setTimeout(() => {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    location.assign(address);
  }, LET_IT_SAVE);
}

async function copy(button) {
  if (!navigator.clipboard) return select(button); // browsers copy for us on https and on localhost only
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.done;
  button.setAttribute("role", "status");
}

function select(button) {
  getSelection().selectAllChildren(button.closest("section").querySelector("a"));
}
