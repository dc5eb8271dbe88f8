// Sends each answer to the server as it is given; what is given says `answering.js`. What cannot be sent now is kept on this device,
// sent in order, again and again, and survives a reload.
// Without this script the page's forms do the same: the server takes both alike.
"use strict";

const PATIENCE = 2000; // ms until it is said that something is not saved yet
const FIRST_WAIT = 1000, LONGEST_WAIT = 30000; // ms between attempts, growing
const ABANDONED = 60000; // ms after which another window's unsent answers are taken over
const KEPT = 30 * 24 * 3600 * 1000; // ms after which unsent answers of a sheet that never came back are thrown away
const LIGHT = 15000; // signs of a change that a browser still sends when its page has gone
const TIMEOUT = 15000; // ms for one attempt

document.querySelector("#errors, [autofocus]")?.focus(); // some browsers forget it for what is no field
addEventListener("pageshow", (event) => event.persisted && location.reload()); // perhaps another person's sheet by now

// ---- What is not saved yet: a list of changes, in this browser's storage under the sheet's mark and this window's own number.

const PREFIX = "qcheck-unsent-";
const mine = about ? `${PREFIX}${about.sheet}-${windowNumber()}` : "";

function windowNumber() {
  const fresh = Math.random().toString(36).slice(2, 10);
  try {
    sessionStorage.qcheckWindow ??= fresh;
    return sessionStorage.qcheckWindow;
  } catch {
    return fresh;
  }
}

const read = (key = mine) => { try { return JSON.parse(storage.get(key))?.changes ?? []; } catch { return []; } };
const write = (changes) => changes.length ? storage.set(mine, JSON.stringify({ touched: Date.now(), changes })) : storage.remove(mine);

function adopt() { // what another window of this sheet has left behind
  for (const key of storage.keys().filter((each) => each.startsWith(PREFIX))) {
    let left = null;
    try { left = JSON.parse(storage.get(key)); } catch { /* not ours */ }
    const age = Date.now() - (left?.touched ?? 0);
    const sameSheet = key.startsWith(`${PREFIX}${about.sheet}-`);
    if (key === mine || (sameSheet ? age < ABANDONED : age < KEPT)) continue;
    storage.remove(key);
    if (sameSheet && left) write([...left.changes, ...read()].sort((one, other) => one.given - other.given));
  }
}

const waits = (kind, question) => read().some((change) => change.kind === kind && change.about === question);
const sameAgain = (change) => dropDraft(change); // what was refused is as it was before

function want(change) { // a newer wish takes the place of an older one that was never on its way
  const name = change.kind === "back" ? "answer" : change.kind;
  const changes = read(), waiting = changes.findIndex((each) => each.name === name && each.about === change.about && !each.tried);
  const known = sectionOf(change.about)?.dataset.known || null;
  const wish = { ...change, name, number: Math.random(), given: Date.now(), known, edition: about.edition, tried: false };
  if (waiting >= 0) wish.seen = changes[waiting].seen, changes.splice(waiting, 1);
  write([...changes, wish]);
  setTimeout(tell, PATIENCE);
  send();
}

let pressed = null, release = null; // until a finger or a mouse button is lifted

addEventListener("pointerdown", () => { pressed ??= new Promise((resolve) => { release = resolve; }); });
for (const event of ["pointerup", "pointercancel", "blur"]) addEventListener(event, () => setTimeout(() => { release?.(); pressed = null; }));

let sending = null, attempts = 0, timer = null;

function send() { // one after the other; resolves to whether all is saved
  clearTimeout(timer);
  sending ??= sendAll().finally(() => { sending = null; });
  return sending;
}

async function sendAll() {
  for (let change = read()[0]; change; change = read()[0]) {
    write(read().map((each) => (each.number === change.number ? { ...each, tried: true } : each)));
    const answer = await post(change);
    await pressed; // what is said now moves the page, and would take a button away from under a finger
    if (!answer) {
      timer = setTimeout(send, Math.min(FIRST_WAIT * 2 ** attempts++, LONGEST_WAIT));
      tell();
      return false;
    }
    attempts = 0;
    const left = read().filter((each) => each.number !== change.number);
    if (!answer.said) after(change, answer, left);
    write(left);
    ended ||= answer.onward ?? "";
    answer.said ? refused(change, answer) : saved(change, answer);
  }
  tell();
  return true;
}

let ended = ""; // where one goes on once the check is closed
let trouble = ""; // what the server says it cannot save for now

async function post(change) { // the server's word; null where it has to be tried again
  const { kind, about: question, value, text, address, seen, given, known, edition } = change;
  const sent = { answer: { value }, back: {}, comment: { text, seen }, closing: { text, seen }, evidence: { text, address, seen } }[kind];
  const body = JSON.stringify({ sheet: about.sheet, edition: edition ?? "", change: { kind, about: question, age: Math.max(0, Date.now() - given), known, ...sent } });
  try {
    const response = await fetch(about.save, {
      method: "POST", body, keepalive: body.length < LIGHT, signal: AbortSignal.timeout?.(TIMEOUT),
      headers: { "Content-Type": "application/json", Accept: "application/json" },
    });
    trouble = "";
    const answer = await response.json();
    if (response.status < 500 && response.status !== 429) return answer;
    trouble = answer.said ?? "";
  } catch { /* no network, or something between us and the server that speaks otherwise */ }
  return null;
}

function after(change, answer, left) { // what waits behind it was meant to follow it, however slow it was, and to change its text
  for (const next of left.filter((each) => each.about === change.about)) {
    next.known = answer.at;
    if (next.name === change.name && answer.text != null) next.seen = change.kind === "evidence" ? [answer.text, change.address] : answer.text;
  }
}

// ---- What is seen and heard.

function saved(change, answer) {
  const time = new Date(answer.at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short", timeZone: about.zone });
  show(change, about.saved.replace("{time}", time), false);
  clearError(change);
  dropDraft(change);
  if (sectionOf(change.about)) sectionOf(change.about).dataset.known = answer.at;
  if (change.kind === "answer" || change.kind === "back") {
    const stands = answer.value === undefined ? change.value ?? "" : answer.value ?? "";
    if (seenField(names.answer + change.about)) seenField(names.answer + change.about).value = stands;
    if (answer.value !== undefined) stand(change.about, stands);
    if (sectionOf(change.about)?.dataset.wakes !== undefined) renew();
  } else if (change.kind === "evidence") {
    if (seenField(names.title + change.about)) [seenField(names.title + change.about).value, seenField(names.address + change.about).value] = [answer.text, change.address];
  } else merge(change, answer.text);
}

function merge(change, text) { // another window's words came in between: they are shown, and what was typed meanwhile stays
  const field = fieldOf(change);
  if (!field) return;
  seenField(field.name).value = text;
  if (same(text, change.text)) return;
  const typed = field.value;
  field.value = same(typed, change.text) ? text : text + (typed.startsWith(change.text) ? typed.slice(change.text.length) : `\n\n${typed}`);
}

function stand(question, value) { // what is saved is what is marked, unless a newer answer waits
  if (!read().some((each) => each.name === "answer" && each.about === question)) mark(question, value);
}

// What was refused stays in this tab alone, until it is saved or taken back: one may look at other pages, and load this one again.

const DRAFT = "qcheck-refused-";
const draftOf = (change) => `${DRAFT}${about.sheet}-${change.kind}-${change.about}`;

function keepDraft(change, answer) {
  try { sessionStorage.setItem(draftOf(change), JSON.stringify({ change, answer })); } catch { /* it keeps nothing */ }
}

function dropDraft(change) {
  try { sessionStorage.removeItem(draftOf(change)); } catch { /* it kept nothing */ }
}

function drafts() { // what of it belongs on this page
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(`${DRAFT}${about.sheet}-`));
    return keys.map((key) => JSON.parse(sessionStorage.getItem(key))).filter(({ change }) => fieldOf(change));
  } catch {
    return [];
  }
}

const areKept = () => { // whether everything that was refused on this page can be left and found again
  const kept = drafts().map(({ change }) => change.about);
  return [...form.querySelectorAll("[aria-invalid]")].every((field) => kept.includes(field.dataset.about));
};

let refusals = 0; // what was never saved: a workshop says so at its end

function refused(change, { said: why, field }) {
  refusals += 1;
  document.dispatchEvent(new Event("refused"));
  clearError(change);
  if (change.name === "answer") stand(change.about, seenField(names.answer + change.about)?.value ?? "");
  const place = change.kind === "evidence" ? document.getElementById(field ?? names.address + change.about) : fieldOf(change) ?? sectionOf(change.about)?.querySelector("legend");
  const isAtField = place && change.name !== "answer" && !place.matches("legend");
  show(change, isAtField || ended ? "" : why, true); // said once: at the field, or over all once the check is closed
  if (!isAtField || ended) return;
  keepDraft(change, { said: why, field });
  const error = Object.assign(document.createElement("p"), { id: `error-${place.id}`, className: "error", textContent: why });
  place.before(error);
  place.setAttribute("aria-invalid", "true");
  place.setAttribute("aria-describedby", error.id);
}

function clearError(change) {
  const { answer, text, title, address } = names;
  for (const kind of { answer: [answer], back: [answer], evidence: [title, address] }[change.kind] ?? [text]) {
    const field = document.getElementById(kind + change.about);
    document.getElementById(`error-${kind}${change.about}`)?.remove();
    field?.removeAttribute("aria-invalid");
  }
}

function tell() { // a word as long as something waits, or the way on where nothing is saved any more
  if (ended) return over();
  const waiting = read().filter((change) => Date.now() - change.given >= PATIENCE);
  const stuck = leaving && Date.now() - pressedOn >= PATIENCE;
  const words = !waiting.length && !stuck ? "" : trouble || (leaving ? about.onward : about.waiting);
  if (note && note.textContent !== words) note.textContent = words;
  for (const change of waiting) show(change, about.open, true);
}

function over() { // said once, with one way on: nothing here can be saved any more
  if (!note || note.querySelector("a")) return;
  form?.classList.add("over");
  note.replaceChildren(`${about.ended} `, Object.assign(document.createElement("a"), { href: ended, textContent: about.end }));
}

async function renew() { // other questions are asked now: those that have gone are taken away, new ones put where they belong
  const response = await fetch(location.pathname).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const list = document.querySelector(".questions"), wanted = [...page.querySelectorAll("[data-question]")];
  if (!wanted.length) return location.reload();
  const before = [...list.children].map((each) => each.id).join();
  for (const each of [...list.children]) if (!page.getElementById(each.id)) each.remove();
  wanted.forEach((each, place) => {
    if (!document.getElementById(each.id)) list.insertBefore(document.importNode(each, true), list.children[place] ?? null);
  });
  if (before === [...list.children].map((each) => each.id).join()) return;
  document.getElementById("progress").textContent = page.getElementById("progress").textContent;
  note.textContent = about.changed;
  setTimeout(() => { note.textContent = ""; tell(); }, 4000);
}

// ---- Going on, and what was left behind.

let leaving = null; // the button that was pressed: with it one goes on as soon as all is saved
let going = false, pressedOn = 0;

async function goOn(button) {
  leaving = button;
  if (going) return;
  going = true, pressedOn = Date.now();
  written();
  setTimeout(tell, PATIENCE);
  for (;;) {
    const onward = (await send()) && (await submitted(leaving));
    if (onward) return location.assign(onward);
    if (form.dataset.plain) return;
    tell();
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT));
  }
}

async function submitted(button) { // where to; null without a connection. What the server refuses, it says on a page of its own
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  if (form.querySelector("[aria-invalid]") && areKept()) body.set("kept", "on");
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(TIMEOUT) });
    if (response.status >= 500) return null;
    const word = response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : {};
    if (word.onward) return word.onward;
  } catch {
    return null;
  }
  form.dataset.plain = "yes";
  form.requestSubmit(button);
  return null;
}

if (about) {
  adopt();
  setInterval(() => { adopt(); if (read().length) send(); }, ABANDONED);
  restore();
  form?.querySelectorAll("[data-question] :checked").forEach(catchUp);
  send();
  addEventListener("online", () => { attempts = 0; send(); });
  document.addEventListener("visibilitychange", () => (document.hidden ? written() : send()));
  addEventListener("pagehide", written);
}

function catchUp(radio) { // chosen while the page was still being loaded
  const seen = seenField(radio.name)?.value, waits = read().some((each) => each.name === "answer" && radio.name === names.answer + each.about);
  if (!waits && radio.value !== seen && !form.querySelector(`[id="error-${radio.name}"]`)) answered(radio);
}

function restore() { // what was not saved before a reload stands on the page again
  for (const change of read()) {
    const section = sectionOf(change.about), field = fieldOf(change);
    if (change.name === "answer" && section) {
      mark(change.about, change.value ?? "");
    } else if (change.kind === "evidence" && field) {
      [field.value, document.getElementById(names.address + change.about).value] = [change.text, change.address];
    } else if (field && !same(field.value, change.text)) field.value = change.text;
    if (field && change.name !== "answer") field.closest("details")?.setAttribute("open", "");
  }
  for (const { change, answer } of drafts()) {
    const field = fieldOf(change);
    field.value = change.text;
    if (change.kind === "evidence") document.getElementById(names.address + change.about).value = change.address;
    field.closest("details")?.setAttribute("open", "");
    refused(change, answer);
  }
  tell();
}

for (const each of document.querySelectorAll("form[data-flush]")) {
  each.addEventListener("submit", async (event) => { // nobody finishes or passes the device on while something is not saved
    if (!about || !read().length) return;
    event.preventDefault();
    while (!(await send())) await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT));
    each.requestSubmit();
  });
}
for (const each of document.querySelectorAll("form[data-forget]")) {
  each.addEventListener("submit", () => {
    for (const key of storage.keys()) if (key.startsWith(`${PREFIX}${each.dataset.forget}-`)) storage.remove(key);
    try { Object.keys(sessionStorage).filter((key) => key.startsWith(`${DRAFT}${each.dataset.forget}-`)).forEach((key) => sessionStorage.removeItem(key)); } catch { /* it kept nothing */ }
  });
}
