// What the pages need beside Streamlit: begin a new page at its heading, take what is being typed along into another language, copy, print.
"use strict";

const AT_MOST = 5000; // ms to wait for a busy server
const RESTS = 3; // times that the server is looked at and rests: between two things it does so for an instant
const LET_IT_SAVE = 300; // ms: leaving a field sends its text; only then may the page go

// A heading with another mark is another page: scroll to its top and read from there, except on the very first one.
let mark = null;
let settled = false; // the whole page has been drawn, and the server knows every field of it
new MutationObserver(() => {
  const heading = document.querySelector("h1[data-page]");
  const drawn = document.querySelector("[data-test-script-state]")?.dataset.testScriptState === "notRunning";
  if (heading && heading.dataset.page + location.pathname === mark) settled ||= drawn;
  if (!heading || heading.dataset.page + location.pathname === mark) return;
  settled = drawn;
  const first = mark === null;
  mark = heading.dataset.page + location.pathname;
  if (first) return;
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}).observe(document.documentElement, { attributeFilter: ["data-test-script-state"], childList: true, subtree: true });

// The picture in which Plotly measures letters stays below every page once a figure has been drawn; nobody shall hear of it.
const hush = () => document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
new MutationObserver(hush).observe(document.body, { childList: true });
hush();

// Within a page, the form of another item: it may stand far below what was chosen, and what was typed into may be gone.
// What is chosen before the page has been drawn whole for the first time is another item too.
let item = null;
new MutationObserver(() => {
  const heading = document.querySelector("h2[data-item]");
  if (!heading) return;
  item ??= heading.dataset.item;
  const drawn = document.querySelector("[data-test-script-state]")?.dataset.testScriptState === "notRunning";
  if (!drawn || heading.dataset.item === item) return;
  item = heading.dataset.item;
  heading.focus();
}).observe(document.documentElement, { attributeFilter: ["data-test-script-state", "data-item"], childList: true, subtree: true });

// Back online, perhaps with a server that was started anew: it does not know this page, and would drop the next click without a word.
// A hidden button lets the whole page be drawn again from what is stored; until it is, the page stays as it is without a connection.
let connection = null;
let waking = ""; // "asked", then "drawn anew"
function awake() {
  waking = "";
  document.documentElement.removeAttribute("data-waking");
}
new MutationObserver(() => {
  const app = document.querySelector("[data-test-connection-state]");
  const now = app?.dataset.testConnectionState;
  const rests = app?.dataset.testScriptState === "notRunning";
  if (now === "CONNECTED" && connection !== null && connection !== now) {
    waking = "asked";
    document.documentElement.setAttribute("data-waking", "");
    document.querySelector(".st-key-wake button")?.click();
    setTimeout(() => waking === "asked" && awake(), 3 * AT_MOST);
  } else if (waking === "asked" && !rests) waking = "drawn anew";
  else if (waking === "drawn anew" && rests) awake();
  if (connection !== null || now === "CONNECTED") connection = now;
}).observe(document.documentElement, { attributeFilter: ["data-test-connection-state", "data-test-script-state"], childList: true, subtree: true });

// Without a connection, and in the instant in which a page is still being drawn, a choice would look made and could be lost: it is not taken.
const offline = () => connection !== null && (connection !== "CONNECTED" || waking !== "");
for (const kind of ["pointerdown", "mousedown", "click", "keydown"]) {
  document.addEventListener(kind, (event) => {
    if ((settled && !offline()) || event.key === "Tab" || !event.target.closest("[data-testid=stMain]")) return;
    const choices = offline() ? "[role=radiogroup], button, [data-testid=stCheckbox], summary" : "[role=radiogroup]";
    if (!event.target.closest(choices)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

// One press is one deed, however long the server takes: a button that is pressed again before the page rests, a double click and a key
// held down do nothing more. Steps are pressed to be pressed again: the next one waits for its turn.
const BUTTONS = ":is([data-testid=stButton], [data-testid=stFormSubmitButton]) button";
const STEPS = /^st-key-(bench-(undo|redo)$|bench-(move|answer)-.*--?1$|talk-(up|down)-)/;
const pressed = new Map(); // the key of a button → how often it is still to be pressed; whatever else the server was asked: ""
let taken = false; // the server is at it
let late = null;
let aimed = null; // what the first click of a double click was on

const keyOf = (button) => [...(button.closest('[class*="st-key-"]')?.classList ?? [])].find((each) => each.startsWith("st-key-")) ?? button.textContent;
const buttonOf = (key) => document.querySelector(`.${CSS.escape(key)} ${BUTTONS}:not(:disabled)`);

function once(event) {
  const control = event.target.closest?.("[data-testid=stMain] :is(button, a, label, summary)");
  if (!control) return;
  const button = control.matches(BUTTONS) && !control.closest(".st-key-wake") ? control : null;
  const isSecond = event.detail > 0 && event.detail % 2 === 0;
  if (event.type === "mousedown" && !isSecond) aimed = control;
  const isTwice = isSecond && (control !== aimed || (button && !STEPS.test(keyOf(button))));
  if (isTwice || (event.type === "keydown" && event.repeat && button && event.key !== "Tab")) return refuse(event);
  if (event.type !== "click" || !button) return;
  if (!pressed.has(keyOf(button))) return press(button);
  refuse(event);
  if (STEPS.test(keyOf(button))) pressed.set(keyOf(button), pressed.get(keyOf(button)) + 1);
}
for (const kind of ["mousedown", "click", "keydown"]) document.addEventListener(kind, once, true);

// What is typed and chosen is asked of the server, too: a message that begins with this sign, which a run of the page follows.
const TO_RUN = 0x5a; // the field `rerun_script` of Streamlit's BackMsg
const sends = WebSocket.prototype.send;
let touched = false; // since the last message; the page asks by itself as well
WebSocket.prototype.send = function (message) {
  const isToRun = (ArrayBuffer.isView(message) ? message : new Uint8Array(message))[0] === TO_RUN;
  if (isToRun && touched) wait("");
  return sends.call(this, message);
};
for (const kind of ["pointerdown", "keydown", "input"]) {
  document.addEventListener(kind, ({ target }) => { touched ||= Boolean(target.closest("[data-testid=stMain], [role=listbox]")) && !target.closest("a"); }, true);
}

function refuse(event) {
  event.preventDefault();
  event.stopPropagation();
}

function wait(key) {
  touched = false;
  pressed.set(key, 0);
  clearTimeout(late);
  late = setTimeout(() => isRunning() || rest(), AT_MOST); // where the page was drawn too quickly to be seen
}

function press(button) {
  wait(keyOf(button));
  touched = true; // its message is still to come
  button.setAttribute("aria-busy", "true");
}

new MutationObserver(() => {
  if (pressed.size && isRunning()) taken = true;
  if (taken && !isRunning()) rest();
}).observe(document.documentElement, { attributeFilter: ["data-test-script-state", "data-test-connection-state"], childList: true, subtree: true });

const isRunning = () => document.querySelector("[data-test-script-state]")?.dataset.testScriptState !== "notRunning";

function rest() {
  taken = false;
  const waiting = [...pressed].filter(([, times]) => times);
  pressed.clear();
  document.querySelectorAll(`${BUTTONS}[aria-busy]`).forEach((button) => button.removeAttribute("aria-busy"));
  for (const [key, times] of waiting) {
    requestAnimationFrame(() => { // only then the fields stand as the server has drawn them
      const button = buttonOf(key);
      button?.click();
      if (button) pressed.set(key, times - 1);
    });
  }
}

// A button that has moved with what it moves takes the focus along once the page stands again; where it has gone, its neighbour gets it.
let turn = null;
new MutationObserver(() => {
  const moved = document.querySelector("[data-follow]");
  const drawn = document.querySelector("[data-test-script-state]")?.dataset.testScriptState === "notRunning";
  if (!moved) turn = null;
  if (!moved || !drawn || moved.dataset.turn === turn) return;
  turn = moved.dataset.turn;
  const places = moved.dataset.follow.split(" ").map((key) => document.querySelector(`.st-key-${key} :is(button, input, textarea, summary):not(:disabled)`));
  places.find(Boolean)?.focus();
}).observe(document.documentElement, { attributeFilter: ["data-test-script-state"], childList: true, subtree: true });

document.addEventListener("click", (event) => {
  const target = event.target.closest('a[data-lang], [data-copy], [data-print], [data-testid="stHtml"] a[href^="/"]');
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (target.dataset.lang) speak(target.dataset.lang, target);
  else if (target.href) leave(target.href, target);
  else if (target.dataset.copy) copy(target);
  else window.print();
});

function speak(language, link) {
  leave(() => {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    return address;
  }, link);
}

function leave(address, link) {
  const gone = () => location.assign(typeof address === "function" ? address() : address);
  if (pressed.size) link.setAttribute("aria-busy", "true");
  if (changed || pressed.size) setTimeout(() => onceSaved(gone, Date.now() + 3 * AT_MOST), changed ? LET_IT_SAVE : 0);
  else gone();
}

const isSaving = () => pressed.size || isRunning();

// A busy server takes longer to save than a moment, and forgets what it has not begun with when the page goes: until it rests, we stay.
function onceSaved(then, until, rests = 0) {
  const quiet = isSaving() ? 0 : rests + 1;
  if (quiet < RESTS && Date.now() < until && !offline()) setTimeout(() => onceSaved(then, until, quiet), 50);
  else then();
}

// What is typed is saved in every pause, and when the page is put away, not only when its field is left. The keys are those by which
// Streamlit's fields send their text while one stays in them.
const PAUSE = 1200; // ms
let changed = null; // the field that was changed last
let pause = null;

document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea, input[type=text]") || event.target.role === "combobox") return;
  if (event.target.closest("[data-testid=stForm]")) return; // there these keys are its button: a pause would add half a title
  changed = event.target;
  clearTimeout(pause);
  pause = setTimeout(send, PAUSE);
});
document.addEventListener("visibilitychange", () => document.hidden && send());
addEventListener("beforeprint", () => document.querySelectorAll("details.qc-fold").forEach((fold) => { fold.open = true; }));

function send() {
  clearTimeout(pause);
  pause = null;
  if (!changed?.isConnected || offline()) return;
  document.dispatchEvent(new CustomEvent("qcheck-sends", { detail: { field: changed } }));
  changed.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }));
}

// What is typed into a draft, or said about a question, and has not been sent yet stands there again after a reload in this window.
const UNSENT = "qcheck-typed-fields";
const KEPT_FIELDS = '[class*="st-key-bench-"] :is(textarea, input[type=text]), [class*="st-key-fits-"] input[type=text]';
const holderOf = (field) => [...(field.closest('[class*="st-key-bench-"], [class*="st-key-fits-"]')?.classList ?? [])].find((each) => /^st-key-(bench|fits)-/.test(each))?.replace(/_\d+$/, ""); // as it is called at first
const waitsForAButton = (field) => field.closest("[data-testid=stForm]") || holderOf(field)?.startsWith("st-key-fits-");

addEventListener("pagehide", () => {
  const left = [...document.querySelectorAll(KEPT_FIELDS)].filter((field) => (waitsForAButton(field) ? field.value : pause && field === changed));
  const entries = left.map((field) => [holderOf(field), field.value]);
  try { entries.length ? sessionStorage.setItem(UNSENT, JSON.stringify(entries)) : sessionStorage.removeItem(UNSENT); } catch { /* it keeps nothing */ }
});

(() => {
  let left = null;
  try { left = JSON.parse(sessionStorage.getItem(UNSENT)); } catch { /* it kept nothing */ }
  if (left && performance.getEntriesByType("navigation")[0]?.type === "reload") putBack(left);
})();

// What invitations say names people and how to reach them: it stands in no address, but in this window while one is away from the form.
const LINES = "qcheck-lines";

addEventListener("pagehide", () => {
  const lines = [...document.querySelectorAll(".st-key-new-letterhead textarea")];
  const entries = lines.filter((field) => field.value).map((field) => [field.closest('[class*="st-key-new-"]').classList, field.value]);
  const kept = entries.map(([classes, text]) => [[...classes].find((each) => each.startsWith("st-key-new-")), text]);
  try { if (kept.length) sessionStorage.setItem(LINES, JSON.stringify(kept)); } catch { /* it keeps nothing */ }
});

if (location.pathname === "/new") {
  let lines = null;
  try { lines = JSON.parse(sessionStorage.getItem(LINES)); sessionStorage.removeItem(LINES); } catch { /* it kept nothing */ }
  if (lines) putBack(lines);
}

function putBack(entries) {
  const waiting = new Map(entries);
  const observer = new MutationObserver(() => {
    for (const [holder, text] of waiting) {
      const field = document.querySelector(`.${CSS.escape(holder)} :is(textarea, input[type=text])`);
      if (!field) continue;
      waiting.delete(holder);
      if (field.value === text) continue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      send();
    }
    if (!waiting.size) observer.disconnect();
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}

async function copy(button) {
  if (navigator.clipboard) await navigator.clipboard.writeText(button.dataset.copy);
  else if (!copied(button.dataset.copy)) return select(button);
  button.style.minWidth = `${button.getBoundingClientRect().width}px`; // what stands beside it stays where it is
  button.textContent = button.dataset.done;
  button.setAttribute("role", "status");
}

// Where the page came neither over https nor from this computer, browsers copy only what is selected.
function copied(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function select(button) {
  const shown = button.closest("section").querySelector(".qc-address, pre");
  shown.closest("details")?.setAttribute("open", "");
  getSelection().selectAllChildren(shown);
}
