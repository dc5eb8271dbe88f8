// Answering a question, wherever its answer is kept: what is chosen, typed, taken back, pressed. `sheet.js` sends it to the server,
// `one_file.js` keeps it in the browser; either has `want(change)`, `goOn(button)`, `waits(kind, question)` and `sameAgain(change)`.
// Read by browsers of ten years: nothing here is newer than ECMAScript 2017 (tests/sheet/test_old_scripts.py).
"use strict";

const PAUSE = 1200; // ms without typing, after which a comment is kept

const about = (document.getElementById("saving") || {}).dataset;
const names = JSON.parse(about && about.names || "{}"); // how the fields of the form are called: what stands before the question's name
const form = document.getElementById("answers");
const note = document.getElementById("note");
document.documentElement.classList.add("scripted");
if (form && note && !form.querySelector("[data-page]")) form.querySelector(".onward").appendChild(note); // right above the buttons, wherever these lie: never over them; where there are several pages it belongs to none of them

// ---- What a browser keeps, as far as it does.

const spare = new Map(); // where a browser keeps nothing or is full, at least this page does
const storage = {
  get: (key) => { if (spare.has(key)) return spare.get(key); try { return localStorage.getItem(key); } catch (_) { return null; } },
  set: (key, value) => { storage.remove(key); try { localStorage.setItem(key, value); } catch (_) { spare.set(key, value); } },
  remove: (key) => { spare.delete(key); try { localStorage.removeItem(key); } catch (_) { /* it kept nothing */ } },
  keys: () => { try { return Object.keys(localStorage); } catch (_) { return Array.from(spare.keys()); } },
};

// ---- What is seen.

const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const shownPage = () => document.querySelector("[data-page]:not([hidden])") || form; // one of several, or the only one
const sectionOf = (question) => form && all("[data-question]", form).find((section) => section.dataset.question === question);
const fieldOf = (change) => document.getElementById((change.kind === "evidence" ? names.title : names.text) + change.about);
const seenField = (name) => form && form.elements[names.seen + name];
const plain = (text) => text.replace(/\r\n/g, "\n").trim();
const same = (one, other) => plain(one) === plain(other);

function statusOf(change) {
  const field = fieldOf(change), place = sectionOf(change.about) || (field && field.closest(".asked"));
  return place && place.querySelector("[role=status]");
}

function mark(question, value) {
  const section = sectionOf(question);
  if (!section) return;
  for (const radio of all("[type=radio]", section)) radio.checked = radio.value === String(value);
  section.querySelector("[name=back]").hidden = value === "";
}

function show(change, words, waits) {
  const status = statusOf(change);
  if (!status) return;
  status.textContent = words;
  status.classList.toggle("waits", waits);
}

// ---- What is done.

let typing = null, pause = null;

function answered(radio) {
  const question = radio.closest("[data-question]");
  question.querySelector("[name=back]").hidden = false;
  want({ kind: "answer", about: question.dataset.question, value: /^\d+$/.test(radio.value) ? Number(radio.value) : radio.value });
  question.dispatchEvent(new Event("answered", { bubbles: true }));
  straightOn(radio);
}

function takeBack(button) {
  const question = button.closest("[data-question]");
  for (const radio of all("[type=radio]", question)) radio.checked = false;
  button.hidden = true;
  question.querySelector("[type=radio]").focus();
  want({ kind: "back", about: button.value });
}

function written() { // what was typed last, if it is not kept like this
  clearTimeout(pause);
  const field = typing;
  typing = null;
  if (!field || !document.documentElement.contains(field)) return;
  const { kind, about: question } = field.dataset;
  const fields = kind === "evidence" ? [names.title + question, names.address + question] : [field.name];
  const [texts, seen] = [fields.map((name) => form.elements[name].value), fields.map((name) => seenField(name).value)];
  if (!waits(kind, question) && texts.every((text, place) => same(text, seen[place]))) return sameAgain({ kind, about: question });
  want(kind === "evidence" ? { kind, about: question, text: texts[0], address: texts[1], seen } : { kind, about: question, text: texts[0], seen: seen[0] });
}

// Straight on after each answer: only for whoever has chosen it beforehand, for one question alone, and never while somebody
// looks through the answers with the arrow keys.

const AT_ONCE = "qcheck-at-once-", FRESH = "new"; // chosen before there is a sheet
const LOOK = 500; // ms in which the choice is seen
const atOnce = document.getElementById("at-once");
let byArrows = false;

function takeAtOnce() { // what was chosen for a new sheet is this sheet's from now on
  const own = AT_ONCE + (about ? about.sheet : FRESH);
  if (!about) storage.keys().filter((key) => key.startsWith(AT_ONCE)).forEach(storage.remove); // another person, perhaps
  else if (storage.get(AT_ONCE + FRESH)) storage.set(own, "on"), storage.remove(AT_ONCE + FRESH);
  atOnce.checked = storage.get(own) === "on";
  atOnce.addEventListener("change", () => (atOnce.checked ? storage.set(own, "on") : storage.remove(own)));
}

function straightOn(radio) {
  const page = shownPage(), questions = all("[data-question]", page), onward = page.querySelector(".onward .main");
  if (!atOnce || !atOnce.checked || byArrows || questions.length > 1 || questions[0].dataset.wakes !== undefined) return;
  setTimeout(() => { if (radio.checked && !typing) goOn(onward); }, LOOK);
}

if (atOnce) takeAtOnce();
document.addEventListener("keydown", (event) => { byArrows = Boolean(event.key) && event.key.startsWith("Arrow"); }, true);
for (const event of ["pointerdown", "mousedown", "touchstart"]) addEventListener(event, () => { byArrows = false; }, true);

if (form) {
  let pressedButton = null; // older browsers do not say by which one a form is sent

  form.addEventListener("change", (event) => {
    if (event.target.type === "radio") answered(event.target);
    else if (event.target.dataset.kind) typing = event.target, written();
  });

  form.addEventListener("input", (event) => {
    if (!event.target.dataset.kind) return;
    typing = event.target;
    clearTimeout(pause);
    if (typing.dataset.kind !== "evidence") pause = setTimeout(written, PAUSE); // an address is whole when its field is left
  });

  document.addEventListener("click", ({ target }) => { // an invisible button, which Enter presses, stands before the form
    const button = target.closest && target.closest("button");
    if (button && button.form === form) pressedButton = button;
  }, true);

  form.addEventListener("click", ({ target }) => { // what was unfolded is seen, not hidden behind the buttons at the foot
    const summary = target.closest("summary"), fold = summary && summary.parentElement;
    if (!fold) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    requestAnimationFrame(() => requestAnimationFrame(() => fold.open && fold.scrollIntoView({ block: "nearest", behavior })));
  });

  form.addEventListener("submit", (event) => {
    if (form.dataset.plain) return;
    event.preventDefault();
    const pressed = event.submitter || pressedButton, button = pressed && !pressed.matches(".unseen") ? pressed : shownPage().querySelector(".onward .main");
    pressedButton = null;
    button.name === "back" ? takeBack(button) : goOn(button);
  });
}

// ---- Keys: 1 to 9 and, for the tenth point, 0; d and n answer the question in which one is, else the first open one. They can be switched off.

const keys = document.getElementById("keys");
let keysOn = storage.get("qcheck-keys") !== "off";

if (keys) {
  keys.hidden = false;
  const button = keys.querySelector("button");
  const label = () => { button.textContent = keysOn ? about.keysOff : about.keysOn; };
  button.addEventListener("click", () => { keysOn = !keysOn; storage.set("qcheck-keys", keysOn ? "on" : "off"); label(); });
  label();
}

document.addEventListener("keydown", (event) => {
  if (!keysOn || !form || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !event.key) return;
  if (event.target.matches("textarea, select, input:not([type=radio])")) return;
  const value = { d: "dk", n: "na", 0: "10" }[event.key.toLowerCase()] || event.key;
  const current = document.activeElement.closest("[data-question]");
  const question = current || all("[data-question]", shownPage()).find((one) => !one.hidden && !one.querySelector(":checked"));
  const radio = question && all("[type=radio]", question).find((one) => one.value === value);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  if (!radio.checked) {
    radio.checked = true;
    answered(radio);
  }
});
