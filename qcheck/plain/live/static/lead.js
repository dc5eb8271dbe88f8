// The facilitator's screen: sends its one form without leaving the page, keeps what is typed in every pause, asks every two seconds how the
// workshop stands, and listens to a presenter. Without this script the same form does the same, at each button.
"use strict";

const EVERY = 2000, PAUSE = 1000, SOON = 3000, PATIENCE = 8000; // ms between two looks; without typing until it is kept; until it is said that nothing answers; for one attempt
const desk = document.getElementById("step"), said = document.getElementById("said"), told = document.getElementById("told");
const ahead = Number(desk.dataset.time) - Date.now(); // how far the server's clock is before ours
document.documentElement.classList.add("scripted");

// ---- Groups of fields: each is kept as a whole, and stays as it is while something in it is not kept.

const groups = () => [...desk.querySelectorAll("[data-keep]")];
const fields = (group) => [...group.querySelectorAll("[name]")].filter((each) => each.type !== "hidden" && !each.hidden && each.tagName !== "BUTTON");
const changed = (field) => field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
  : field.tagName === "SELECT" ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((each) => each.defaultSelected))
  : field.value !== field.defaultValue;
const dirty = (group) => fields(group).some(changed);
const writes = (element) => Boolean(element?.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [readonly])"));
const hidden = (group, name) => group.querySelector(`[name="${CSS.escape(`${group.dataset.keep}:${name}`)}"]`);
const sentBy = (group) => [...new FormData(desk)].filter(([name]) => name.startsWith(`${group.dataset.keep}:`));
const heldBy = (node) => node.nodeType === Node.ELEMENT_NODE ? [node, ...node.querySelectorAll("[data-keep]")].filter((each) => each.dataset.keep) : [];
const inUse = (group) => dirty(group) || (group.contains(document.activeElement) && writes(document.activeElement));

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  return node.dataset.keep || node.id || node.dataset.part || node.dataset.error
    || (node.name ? `${node.tagName} ${node.name} ${node.tagName === "BUTTON" || node.type === "radio" ? node.value : ""}` : "");
}

let left = false; // whether something was left as it is, to be looked at again

function become(old, next) { // makes of what stands there what the server shows, without taking anything away from under the hands
  if (old.nodeType === Node.TEXT_NODE) { if (old.data !== next.data) old.data = next.data; return; }
  if (old.id === "kept" || old.id === "added") return;
  if (old.dataset.keep && dirty(old)) { left = true; return; }
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
      old.insertBefore(document.importNode(each, true), place);
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
    const kept = heldBy(one).filter(inUse);
    if (!kept.length) { one.remove(); continue; }
    left = true;
    for (const group of kept) stillAbout(group);
  }
}

function stillAbout(group) { // somebody went on while something is typed here: it says what it is about until it is kept
  if (group.querySelector(".still")) return;
  const note = document.createElement("p");
  note.className = "still";
  note.textContent = said.dataset.still.replace("{title}", group.dataset.title ?? "");
  group.classList.add("elsewhere");
  group.removeAttribute("id");
  group.prepend(note);
}

// ---- Looking: how the workshop stands now. One thing is asked after the other, so that no older answer undoes a newer one.

let mark = "", pressed = false, where = place(), looking = null, turn = Promise.resolve();

const inTurn = (work) => { looking?.abort(); return (turn = turn.catch(() => {}).then(work)); };

function place() { return `${document.getElementById("station")?.textContent} ${document.getElementById("talk")?.textContent ?? ""}`; }

for (const [event, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false], ["blur", false]]) {
  addEventListener(event, () => { if (down) pressed = true; else setTimeout(() => { pressed = false; }); });
}

addEventListener("pointermove", (event) => { if (!event.buttons) pressed = false; }); // it was let go where we do not hear it: over a menu, outside the window

async function look() {
  const mine = looking = new AbortController(), signal = mine.signal;
  setTimeout(() => mine.abort(new DOMException("", "TimeoutError")), PATIENCE);
  const answer = await heard(fetch(`${desk.dataset.now}${desk.dataset.now.includes("?") ? "&" : "?"}seen=${mark}`, { headers: { Accept: "application/json" }, signal }));
  if (answer.status === 404) location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  const now = await answer.json();
  found();
  if (now.html !== undefined && !pressed && !signal.aborted) show(now);
}

function show(now) {
  const next = document.createElement("div"), focused = document.activeElement;
  next.innerHTML = now.html;
  left = false;
  behind = null;
  children(desk, next);
  mark = left ? "" : now.mark;
  if (focused.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
  if (!focused.isConnected) (document.getElementById("next") ?? document.getElementById("station")).focus({ preventScroll: true });
  if (place() !== where) arrive();
  state();
  tick();
  goOn();
}

function arrive() { // a new step begins at its top
  if (untaken && !isLost) say("");
  untaken = "";
  where = place();
  told.textContent = where;
  if (!writes(document.activeElement)) scrollTo(0, 0);
}

let watching = false, next = 0;

async function watch() {
  if (watching) return;
  watching = true;
  clearTimeout(next);
  try { await keepTyped(); await (turn = turn.catch(() => {}).then(look)); }
  catch (problem) { if (problem.name !== "AbortError") { leave("unreached"); lost(); } }
  watching = false;
  next = setTimeout(watch, document.hidden ? 4 * EVERY : EVERY);
}

// Browsers hold back the clocks of pages that nobody sees: whoever comes back sees how it stands at once.
document.addEventListener("visibilitychange", () => { if (!document.hidden) watch(); });
for (const event of ["focus", "pageshow", "online"]) addEventListener(event, () => watch());

// ---- Whether there is a connection. A step that nothing answered is named until it is taken, or pressed again.

let isLost = false, untaken = "";

function lost() {
  isLost = true;
  say(untaken ? `${said.dataset.away} ${about("untaken", untaken)}` : said.dataset.away);
  state();
}

function found() {
  if (!isLost) return;
  isLost = false;
  say(untaken ? about("back", untaken) : "");
  state();
}

async function heard(asked) { // what is answered; said soon, not only when patience ends, where nothing is
  const timer = setTimeout(lost, SOON);
  try { return await asked; } finally { clearTimeout(timer); }
}

const about = (sentence, button) => said.dataset[sentence].replace("{button}", () => button);
const nameOf = (button) => !button || button.matches(".unseen") ? ""
  : button.getAttribute("aria-label") ?? (button.querySelector("span") ?? button.firstChild).textContent.trim();

// ---- Keeping: whatever is typed goes in every pause; with each button everything goes before the button does its work.

let typing = null;

const say = (text) => { said.textContent = [text, undone].filter(Boolean).join(" "); };

async function post(pairs) {
  const options = { method: "POST", body: new URLSearchParams(pairs), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) };
  const answer = await heard(fetch(desk.action, options));
  return { ok: answer.ok, errors: {}, seen: {}, notes: {}, ...(await answer.json()) };
}

async function send(sent, pairs) { // these groups, with whatever else; what was kept is no longer unsaved
  state(said.dataset.saving);
  const values = new Map(sent.map((group) => [group, fields(group).map((each) => [each, each.value, each.checked])]));
  const answer = await post([["revision", document.getElementById("revision").value], ...pairs]);
  if (answer.revision) document.getElementById("revision").value = answer.revision;
  const wrong = (group) => Object.keys(answer.errors).some((name) => name.startsWith(`${group.dataset.keep}:`));
  if (!answer.unheard) for (const [group, each] of values) if (!wrong(group)) settle(group, each, answer);
  for (const [key, seen] of Object.entries(answer.seen)) for (const group of groups()) if (group.dataset.keep === key) hidden(group, "seen").value = seen;
  mark = "";
  return answer;
}

function settle(group, values, answer) {
  const note = answer.notes[group.dataset.keep];
  for (const [field, value, checked] of values) {
    if (field.type === "radio" || field.type === "checkbox") field.defaultChecked = checked;
    else if (field.tagName === "SELECT") for (const each of field.options) each.defaultSelected = each.value === value;
    else field.defaultValue = value;
    if (note !== undefined) became(field, value, note, hidden(group, "before"));
  }
  for (const each of group.querySelectorAll("[data-error]")) each.textContent = "";
  if (group.dataset.clears && values.some(([field, value]) => field.value === value && value !== "")) clear(group);
}

function became(field, sent, note, before) { // what another device wrote into a note meanwhile comes back with it
  const alike = note.trim() === sent.trim(), still = field.value === sent;
  if (!alike && still) { const at = field.selectionStart; field.value = note; field.setSelectionRange(at, at); }
  field.defaultValue = still ? field.value : sent;
  before.value = still || alike ? note : sent;
}

function clear(group) {
  for (const field of fields(group)) {
    if (field.tagName !== "SELECT") field.value = field.defaultValue = "";
    else for (const each of field.options) each.defaultSelected = each.selected;
  }
  const fold = group.closest("details");
  if (fold) fold.open = false;
}

function complain(errors, aloud) { // says at each field what is wrong with it; a light that is still to be chosen waits for a button
  for (const each of desk.querySelectorAll("[data-error]")) {
    const text = errors[each.dataset.error] ?? "";
    if (!aloud && (each.dataset.error.endsWith(":light") || !text)) continue;
    each.textContent = text;
    for (const field of desk.querySelectorAll(`[aria-describedby="${CSS.escape(each.id)}"]`)) field.toggleAttribute("aria-invalid", Boolean(text));
  }
  const first = aloud ? [...desk.querySelectorAll("[data-error]")].find((each) => each.textContent) : null;
  if (!first) return;
  for (let fold = first.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const field = desk.querySelector(`[aria-describedby="${CSS.escape(first.id)}"]`) ?? first.closest("[data-keep]").querySelector("[name]:not([type=hidden])");
  field?.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

function isLeft(group) { // a new measure with a word of what is to be done, while one writes or presses something else
  const focused = document.activeElement;
  return Boolean(group.dataset.clears && group.querySelector("textarea").value.trim()) && !pressed && focused !== document.body && !group.contains(focused);
}

async function keepTyped(all = false) { // what is not kept yet; `all`: the groups that wait for a button, too
  const there = () => groups().filter((group) => dirty(group) && (all || group.dataset.save || isLeft(group)));
  if (!there().length) return true;
  return inTurn(async () => {
    const now = there();
    if (!now.length) return true;
    const answer = await send(now, [...now.flatMap(sentBy), ["do", "save"]]);
    complain(answer.errors, all);
    state();
    return Object.keys(answer.errors).length === 0;
  });
}

function tellAdded(what) { // a new measure stands in the list above its form: it is said, and in view
  const note = document.getElementById("added");
  if (note) note.textContent = what ? note.dataset.said.replace("{what}", () => what) : "";
  if (what) [...desk.querySelectorAll(".measure")].at(-1)?.scrollIntoView({ block: "center" });
}

function state(text) { // one word on whether everything is kept, and which button is still to be pressed
  const kept = document.getElementById("kept");
  if (!kept) return;
  const now = isLost ? said.dataset.lost : text ?? (onItsWay ? said.dataset.saving : groups().some(dirty) ? said.dataset.unsaved
    : said.textContent ? "" : said.dataset.saved); // never beside what could not be done
  kept.classList.toggle("lost", isLost);
  kept.textContent = waiting?.title ? `${now} ${about("waits", waiting.title)}` : now;
}

// ---- Steps, one after the other. The same button once more, while it is on its way, is one press. Another one waits until the first is
// answered and what became of it is seen; the last that waits is pressed then, if it is still there. What is not done is said.

let onItsWay = null, behind = null, waiting = null, undone = ""; // `behind`: a step of ours that is made and not seen here yet

const stepOf = (button) => ({ name: button?.name || "do", value: button?.value || "save", title: nameOf(button) });
const isSame = (one, other) => Boolean(one && other) && one.name === other.name && one.value === other.value;
const saves = (step) => step.value.startsWith("save"); // which every other button does, too

addEventListener("submit", (event) => {
  if (event.target !== desk) return;
  event.preventDefault();
  const step = stepOf(event.submitter);
  if (onItsWay ?? behind) postpone(step);
  else { undone = ""; take(step); }
  if (!onItsWay) take(null);
});

async function take(step) { // sends everything with this step; with none, only looks how it stands
  onItsWay = step ?? behind;
  clearTimeout(typing);
  showBusy();
  let mayBeUntaken = Boolean(step);
  try {
    await inTurn(async () => {
      if (!step) { await look(); return; }
      const pairs = [...new FormData(desk)].filter(([name]) => name !== "revision");
      const added = step.value === "save:measure" ? desk.querySelector("[data-clears] textarea")?.value.trim() : "";
      const answer = await send(groups(), [...pairs, [step.name, step.value]]);
      mayBeUntaken = isLost = false;
      untaken = "";
      if (answer.onward && answer.onward.split("?")[0] !== location.pathname) { waiting = null; location.href = answer.onward; return; }
      if (!answer.ok) leave("unmade");
      say(answer.ok ? "" : answer.said ?? "");
      if (!answer.unheard) behind = step;
      await look().catch((problem) => { if (answer.ok) throw problem; }); // why a step was refused stays said, whatever becomes of looking
      complain(answer.errors, true);
      tellAdded(answer.ok ? added : "");
      if (!answer.ok && !Object.keys(answer.errors).length) said.scrollIntoView({ block: "nearest" });
    });
  } catch (problem) {
    if (mayBeUntaken) untaken = step.title;
    leave("unreached");
    lost();
    said.scrollIntoView({ block: "nearest" });
  } finally {
    onItsWay = null;
    showBusy();
    state();
    goOn();
  }
}

function postpone(step) {
  if (waiting && (saves(step) || isSame(step, waiting))) return;
  leave("replaced");
  waiting = isSame(step, onItsWay ?? behind) && !saves(step) ? null : step;
  if (undone) say("");
  told.textContent = waiting?.title ? about("waits", waiting.title) : "";
  showBusy();
  state();
}

function goOn() { // presses what waits, once it is seen how things stand
  if (!waiting || onItsWay || behind) return;
  const step = waiting, there = [...desk.querySelectorAll("button[name]:enabled")].some((each) => isSame(stepOf(each), step));
  if (!there) leave("gone");
  waiting = null;
  if (!there) { say(""); state(); said.scrollIntoView({ block: "nearest" }); } else if (!saves(step) || groups().some(dirty)) take(step); else state();
}

function leave(why) { // what waits is not done: it is said until somebody presses something anew
  if (waiting?.title && !saves(waiting)) undone = [undone, about(why, waiting.title)].filter(Boolean).join(" ");
  waiting = null;
}

function showBusy() {
  for (const each of desk.querySelectorAll("button[name]")) {
    const step = stepOf(each);
    if (isSame(step, onItsWay) || isSame(step, waiting)) each.setAttribute("aria-busy", "true"); else each.removeAttribute("aria-busy");
  }
}

addEventListener("click", (event) => { // the second half of a double click: where the first was answered at once, it would be a second step
  if (event.detail > 1 && event.target.closest?.("#next, #back, #undo")) event.preventDefault();
});

addEventListener("input", (event) => {
  const group = event.target.closest?.("[data-keep]");
  if (!group) return;
  state();
  clearTimeout(typing);
  typing = setTimeout(() => keepTyped().catch(() => lost()), PAUSE);
});
const AT_ONCE = new Set(["insertText", "insertFromPaste"]);

addEventListener("beforeinput", (event) => { // a whole new text over a measure that was not added yet is a second one: the first is kept
  const field = event.target, group = field.closest?.("[data-clears]");
  if (!group || field.tagName !== "TEXTAREA" || !AT_ONCE.has(event.inputType) || !field.value.trim()) return; // no keyboard that composes or corrects a word
  if (field.selectionStart > 0 || field.selectionEnd < field.value.length) return;
  const first = [...sentBy(group), ["do", "save"]];
  inTurn(async () => complain((await send([], first)).errors, false)).catch(() => lost());
});
addEventListener("focusout", (event) => { if (event.target.closest?.("[data-save]")) keepTyped().catch(() => {}); });

addEventListener("click", async (event) => { // a way to another page goes when everything is kept
  const way = event.target.closest?.("a[href]");
  if (!way || way.target || event.ctrlKey || event.metaKey || way.getAttribute("href").startsWith("#") || !groups().some(dirty)) return;
  event.preventDefault();
  if (await keepTyped(true).catch(() => { say(said.dataset.away); return false; })) location.href = way.href;
});

addEventListener("pagehide", () => {
  const now = groups().filter(dirty);
  if (!now.length) return;
  const pairs = [...now.flatMap(sentBy), ["do", "save"]];
  fetch(desk.action, { method: "POST", body: new URLSearchParams(pairs), headers: { Accept: "application/json" }, keepalive: true }).catch(() => {});
});

// ---- A presenter's keys. Whoever speaks to the computer, or presses keys without meaning to, can switch them off.

const KEYS = { PageDown: ["next"], ArrowRight: ["next"], PageUp: ["back"], ArrowLeft: ["back"], ".": ["quiet", "loud"] };

let keys = "on";
try { keys = localStorage.getItem("qcheck-keys") || keys; } catch (_) { /* then they are on until somebody leaves */ }
document.documentElement.dataset.keys = keys; // the style sheet shows what the button does: the desk is drawn anew again and again

addEventListener("click", (event) => {
  if (!event.target.closest(".keys button")) return;
  document.documentElement.dataset.keys = keys = keys === "on" ? "off" : "on";
  try { localStorage.setItem("qcheck-keys", keys); } catch (_) { /* as above */ }
});

addEventListener("keydown", (event) => {
  if (event.repeat && event.key === "Enter" && event.target.matches?.("button")) event.preventDefault(); // held down: one press
  if (keys === "off") return;
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

for (const each of desk.querySelectorAll("input[type=hidden], textarea[hidden]")) each.value = each.defaultValue; // a browser may remember them
setInterval(tick, 500);
state();
tick();
next = setTimeout(watch, EVERY);
