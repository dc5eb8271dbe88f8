// The facilitator's screen: sends each form without leaving the page, asks every two seconds how the workshop stands, keeps notes as
// they are typed, and listens to a presenter. Without this script the page's forms do the same.
"use strict";

const EVERY = 2000, PAUSE = 1000, PATIENCE = 8000; // ms between two looks; without typing until a note is kept; for one attempt
const desk = document.getElementById("desk"), said = document.getElementById("said"), told = document.getElementById("told");
const ahead = Number(desk.dataset.time) - Date.now(); // how far the server's clock is before ours
document.documentElement.classList.add("scripted");

// ---- What is typed stays: a form with something unsaved is left as it is.

const fields = (form) => [...form.elements].filter((each) => each.name && each.type !== "hidden" && each.name !== "seen" && each.type !== "submit");
const changed = (field) => field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
  : field.tagName === "SELECT" ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((each) => each.defaultSelected))
  : field.value !== field.defaultValue;
const dirty = (form) => fields(form).some(changed);
const writes = (element) => Boolean(element?.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [readonly])"));
const about = (form) => form.querySelector("[name=criterion][type=hidden]")?.value ?? "";
const plain = (form) => form.innerHTML.replace(/(name="revision" value=")\d+/, "$1");
const shown = new Map(); // each form as the server last showed it

function busy(form, next) {
  return dirty(form) || (form.contains(document.activeElement) && writes(document.activeElement) && about(form) !== about(next));
}

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  return node.id || node.dataset.part || (node.name ? `${node.tagName} ${node.name} ${node.tagName === "BUTTON" || node.type === "radio" ? node.value : ""}` : "");
}

let left = false; // whether something was left as it is, to be looked at again

function become(old, next) { // makes of what stands there what the server shows, without taking anything away from under the hands
  if (old.nodeType === Node.TEXT_NODE) { if (old.data !== next.data) old.data = next.data; return; }
  if (old.tagName === "FORM" && old.id !== "step") {
    const now = plain(next), same = shown.get(keyOf(old)) === now;
    if (busy(old, next)) {
      left = true;
      if (same && old.elements.revision) old.elements.revision.value = next.elements.revision.value;
      return;
    }
    shown.set(keyOf(old), now);
  }
  for (const { name, value } of [...next.attributes]) if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (name !== "open" && !next.hasAttribute(name)) old.removeAttribute(name);
  if (old.matches(".figure") && !next.textContent) return;
  if (old.tagName === "TEXTAREA") { if (old.value !== next.value) old.value = next.value; old.defaultValue = next.defaultValue; return; }
  if (old.tagName === "INPUT") {
    if (old.type === "radio" || old.type === "checkbox") old.checked = next.defaultChecked;
    else if (old.value !== next.defaultValue) old.value = next.defaultValue;
    return;
  }
  children(old, next);
}

const blank = (node) => node?.nodeType === Node.TEXT_NODE && !node.data.trim();
const holds = (nodes) => nodes.some((each) => each.contains(document.activeElement));

function children(old, next) { // what has the focus is never moved: the others move around it
  const there = [...old.childNodes], used = new Set();
  const alike = (one, each) => !used.has(one) && one.nodeType === each.nodeType && one.nodeName === each.nodeName && keyOf(one) === keyOf(each);
  let place = old.firstChild;
  for (const each of [...next.childNodes]) {
    const found = blank(each) ? (blank(place) && !used.has(place) ? place : null) : there.find((one) => !blank(one) && alike(one, each));
    if (!found) {
      const fresh = document.importNode(each, true);
      note(fresh);
      old.insertBefore(fresh, place);
      continue;
    }
    used.add(found);
    become(found, each);
    const between = [];
    for (let one = place; one && one !== found; one = one.nextSibling) between.push(one);
    const ahead = between.length === 0 || between.at(-1).nextSibling === found;
    if (ahead && (holds([found]) || !holds(between))) place = found.nextSibling; else old.insertBefore(found, place);
  }
  for (const one of there) {
    if (used.has(one)) continue;
    const forms = one.nodeType === Node.ELEMENT_NODE ? [one, ...one.querySelectorAll("form")].filter((each) => each.tagName === "FORM") : [];
    if (forms.some(dirty)) left = true; else one.remove();
  }
}

function note(node) { // remembers new forms
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const form of [node, ...node.querySelectorAll("form")]) if (form.tagName === "FORM") shown.set(keyOf(form), plain(form));
}

// ---- Looking: how the workshop stands now.

let mark = "", pressed = false, station = title();

function title() { return document.getElementById("station")?.textContent ?? ""; }

for (const [event, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false], ["blur", false]]) {
  addEventListener(event, () => { if (down) pressed = true; else setTimeout(() => { pressed = false; }); });
}

async function look() {
  const answer = await fetch(`${desk.dataset.now}${desk.dataset.now.includes("?") ? "&" : "?"}seen=${mark}`, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 404) location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  const now = await answer.json();
  if (said.textContent === said.dataset.away) said.textContent = "";
  if (now.html !== undefined && !pressed) show(now);
}

function show(now) {
  const next = document.createElement("div"), focused = document.activeElement;
  next.innerHTML = now.html;
  left = false;
  children(desk, next);
  mark = left ? "" : now.mark;
  if (focused.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
  if (!focused.isConnected) (document.getElementById("next") ?? document.getElementById("station")).focus();
  if (title() !== station) told.textContent = station = title();
  tick();
}

async function watch() {
  try { await keepNote(); await look(); } catch { said.textContent = said.dataset.away; }
  setTimeout(watch, document.hidden ? 4 * EVERY : EVERY);
}

// ---- Sending: a form goes as it is, and only once.

let sending = false;

async function post(form, pairs) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(pairs), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  return { ok: answer.ok, ...(await answer.json()) };
}

addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  if (!desk.contains(form)) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  try {
    if (form.id === "note") { await keepNote(true); return; }
    await keepNote();
    const pairs = [...new FormData(form)];
    if (button?.name) pairs.push([button.name, button.value]);
    const sent = fields(form).map((each) => [each, each.value, each.checked]);
    const answer = await post(form, pairs);
    if (answer.onward && answer.onward.split("?")[0] !== location.pathname) { location.href = answer.onward; return; }
    said.textContent = answer.ok ? "" : answer.said ?? "";
    if (answer.ok) settle(form, sent);
    await look();
    if (!answer.ok && form.elements.revision) form.elements.revision.value = document.querySelector("#step [name=revision]").value;
    if (!answer.ok) said.scrollIntoView({ block: "nearest" });
  } catch {
    said.textContent = said.dataset.away;
  } finally {
    sending = false;
  }
});

function settle(form, sent) { // what was sent is no longer unsaved
  if (form.dataset.clears) { form.reset(); const fold = form.closest("details"); if (fold) fold.open = false; return; }
  for (const [field, value, checked] of sent) {
    if (field.type === "radio" || field.type === "checkbox") field.defaultChecked = checked;
    else if (field.tagName === "SELECT") for (const each of field.options) each.defaultSelected = each.value === value;
    else field.defaultValue = value;
  }
  mark = "";
}

// ---- Notes are kept as they are typed; what another device wrote meanwhile comes back with them.

let typing = null, keeping = null;

addEventListener("input", (event) => {
  if (event.target.id !== "text") return;
  clearTimeout(typing);
  document.getElementById("note-saved").textContent = "";
  typing = setTimeout(() => keepNote().catch(() => { said.textContent = said.dataset.away; }), PAUSE);
});
addEventListener("focusout", (event) => { if (event.target.id === "text") keepNote().catch(() => {}); });

function keepNote(anyway = false) { // one after the other
  keeping = (keeping ?? Promise.resolve()).catch(() => {}).then(() => keepNow(anyway));
  return keeping;
}

async function keepNow(anyway) {
  const form = document.getElementById("note"), text = form?.elements.text, seen = form?.elements.seen;
  if (!form || !(anyway || changed(text))) return;
  const sent = text.value;
  const answer = await post(form, [["do", "note"], ["criterion", about(form)], ["text", sent], ["seen", seen.value]]);
  if (!answer.ok) { said.textContent = answer.said ?? ""; return; }
  const alike = answer.text.trim() === sent.trim(), still = text.value === sent;
  if (!alike && still) { const at = text.selectionStart; text.value = answer.text; text.setSelectionRange(at, at); }
  text.defaultValue = still ? text.value : sent;
  seen.value = still || alike ? answer.text : sent;
  document.getElementById("note-saved").textContent = said.dataset.saved;
}

addEventListener("pagehide", () => {
  const form = document.getElementById("note");
  if (!form || !changed(form.elements.text)) return;
  const pairs = [["do", "note"], ["criterion", about(form)], ["text", form.elements.text.value], ["seen", form.elements.seen.value]];
  fetch(form.action, { method: "POST", body: new URLSearchParams(pairs), headers: { Accept: "application/json" }, keepalive: true }).catch(() => {});
});

// ---- A presenter's keys.

const KEYS = { PageDown: ["next"], ArrowRight: ["next"], PageUp: ["back"], ArrowLeft: ["back"], ".": ["quiet", "loud"] };

addEventListener("keydown", (event) => {
  const busyField = document.activeElement?.matches("input, textarea, select");
  if (!KEYS[event.key] || busyField || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const button = KEYS[event.key].map((id) => document.getElementById(id)).find((each) => each && !each.disabled);
  button?.click();
});

// ---- The clock, which ends quietly.

let rang = true;

function tick() {
  const until = Number(document.querySelector(".clock")?.dataset.until), figure = document.querySelector(".figure");
  if (!until || !figure) { rang = true; return; }
  const seconds = Math.max(0, Math.round((until - Date.now() - ahead) / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (figure.textContent !== text) figure.textContent = text;
  figure.classList.toggle("up", seconds === 0);
  if (seconds === 0 && !rang) told.textContent = said.dataset.up;
  rang = seconds === 0;
}

note(desk);
for (const field of desk.querySelectorAll("[name=seen]")) field.value = field.defaultValue;
setInterval(tick, 500);
tick();
setTimeout(watch, EVERY);
