// The sheet as one file: it keeps what is answered in this browser, shows one part at a time, and makes the answer file. Nothing is sent.
// What is given says `answering.js`. Nothing here is newer than ECMAScript 2017 (tests/sheet/test_old_scripts.py).
"use strict";

const carried = JSON.parse(document.getElementById("carried").textContent);
const words = carried.words;
const KEY = `qcheck-file-${carried.file}`;
const LONGEST = { comment: 5000, closing: 5000, title: 200, address: 2000 }; // characters, as the server has it
const LARGEST = 256 * 1024; // bytes of an answer file
const FILLED = 4096; // bytes to whose multiple a sealed file is filled up, so that its size tells nothing
const LINE = 60; // signs of a line of the text

// ---- What was said, kept under this file's own name.

const hex = (bytes) => Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const empty = () => ({ sheet: hex(random(16)), name: hex(random(3)), number: 0, handed: "", answers: {}, closing: {} });
const given = (question) => state.answers[question] || {};

function stored() {
  try {
    const found = carried.preview ? null : JSON.parse(storage.get(KEY));
    return found && /^[0-9a-f]{32}$/.test(found.sheet) && found.answers && found.closing ? found : empty();
  } catch (_) {
    return empty();
  }
}

let state = stored();
state.fit = state.fit || {}; // what was said about questions themselves; older sheets have none
state.once = state.once || hex(random(16));

const loses = () => carried.preview || spare.has(KEY); // a preview for authors keeps nothing

function keep() {
  if (carried.preview) return;
  storage.set(KEY, JSON.stringify(state));
  document.getElementById("keeps-nothing").hidden = !spare.has(KEY);
}

const waits = () => false; // what was wanted is kept at once
const sameAgain = () => {};

function want(change) {
  const question = change.about, at = new Date();
  if (change.kind === "closing") state.closing[question] = change.text.trim();
  else {
    const answer = Object.assign({}, given(question));
    if (change.kind === "answer") answer.value = change.value;
    if (change.kind === "back") delete answer.value;
    if (change.kind === "comment") answer.comment = change.text.trim();
    if (change.kind === "evidence") answer.title = change.text.trim(), answer.address = whole(change.address);
    state.answers[question] = answer;
  }
  keep();
  const time = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  show(change, (loses() ? words.notKept : words.kept).replace("{time}", time), loses());
  draw();
}

function whole(address) { // www.stadt.de/protokoll begins with https://
  const found = address.trim();
  return /^[^\s/:.]+(\.[^\s/:.]+)+(\/\S*)?$/.test(found) ? `https://${found}` : found;
}

// ---- What is asked: filters, and which topics are left.

function leftOut() { // as `Form.left_out` has it
  const out = {};
  for (const section of all("[data-filters]")) {
    out[section.dataset.question] = JSON.parse(section.dataset.filters).some(({ question, answer }) => out[question] || answer.includes(given(question).value));
  }
  return out;
}

const pages = all("[data-page]");
const pageOf = (name) => pages.find((page) => page.dataset.page === name);
const topicsAsked = () => pages.filter((page) => page.dataset.page.startsWith("t-") && askedOn(page).length);
const askedOn = (page) => all("[data-question]", page).filter((section) => !section.hidden);
const isAnswered = (section) => given(section.dataset.question).value !== undefined;
const say = (message, values) => Object.keys(values).reduce((said, name) => said.replace(`{${name}}`, () => values[name]), message);

function draw() { // what follows from the answers
  const out = leftOut();
  const before = all("[data-question]").filter((section) => section.hidden).length;
  for (const section of all("[data-question]")) section.hidden = Boolean(out[section.dataset.question]);
  if (before !== all("[data-question]").filter((section) => section.hidden).length && all("[data-question]", shownPage()).length > 1) tell(words.changed);
  const sections = topicsAsked().reduce((found, page) => found.concat(askedOn(page)), []), answered = sections.filter(isAnswered).length;
  document.getElementById("answered").textContent = say(words.answeredOf, { answered, total: sections.length });
  document.querySelector("header .bar rect").setAttribute("width", sections.length ? Math.floor(100 * answered / sections.length) : 0);
  for (const row of all("[data-row]")) drawRow(row, pageOf(row.dataset.row));
  for (const one of all("[data-closing]")) drawWords(one, state.closing[one.dataset.closing]);
  const begin = document.getElementById("begin");
  if (hasBegun()) begin.textContent = begin.dataset.again;
  document.getElementById("not-mine").hidden = !hasBegun();
}

function tell(said) {
  note.textContent = said;
  setTimeout(() => { note.textContent = ""; }, 4000);
}

function drawRow(row, page) {
  const asked = askedOn(page), answered = asked.filter(isAnswered).length, said = row.querySelector("span.soft");
  row.hidden = page.dataset.page !== "closing" && !asked.length;
    const written = Object.keys(state.closing).filter((name) => state.closing[name]).length;
  if (page.dataset.page === "closing") said.textContent = written ? words.written[Math.min(written, 2) - 1] : words.nothingWritten;
  else if (asked.length === 1) said.textContent = answered ? words.answered : words.notYet;
  else said.textContent = answered === asked.length ? words.complete : say(words.partly, { answered, total: asked.length });
}

function listAnswers() { // every question that is asked, with what was said to it
  const list = document.getElementById("given");
  list.textContent = "";
  for (const page of topicsAsked()) {
    const title = document.createElement("h2");
    copyInto(title, document.querySelector(`[data-row="${page.dataset.page}"] a`));
    list.appendChild(title);
    for (const section of askedOn(page)) list.appendChild(listed(section));
  }
}

function copyInto(place, from) { // with the marks of another language
  for (const node of Array.from(from.childNodes)) place.appendChild(node.cloneNode(true));
}

function listed(section) {
  const place = document.importNode(document.getElementById("one-given").content, true).firstElementChild;
  const { value, comment, title, address } = given(section.dataset.question), mine = place.querySelector(".mine"), change = place.querySelector("a");
  const radio = all("[type=radio]", section).find((one) => one.value === String(value)), heading = section.querySelector("legend h1, legend h2");
  copyInto(place.querySelector("h3"), heading);
  mine.textContent = radio ? radio.parentElement.textContent.trim() : words.notYet;
  mine.classList.toggle("soft", !radio);
  change.href = `#${section.id}`;
  change.textContent = radio ? words.change : words.answer;
  change.setAttribute("aria-label", say(radio ? words.changeWhat : words.answerWhat, { question: heading.textContent }));
  drawWords(place, [comment, title, address].filter(Boolean).join("\n"));
  return place;
}

function drawWords(place, text) {
  const quote = place.querySelector("blockquote"), nothing = place.querySelector("p.soft:not(.mine)");
  quote.textContent = text || "";
  quote.hidden = !text;
  if (nothing) nothing.hidden = Boolean(text);
}

const hasBegun = () => Object.keys(state.answers).length + Object.keys(state.closing).length > 0; // without an answer there is no sheet to hand out

function fill() { // every field shows what is kept
  for (const section of all("[data-question]")) {
    const question = section.dataset.question, { value, comment, title, address } = given(question);
    mark(question, value === undefined ? "" : value);
    put(names.text + question, comment), put(names.title + question, title), put(names.address + question, address);
    section.querySelector("details:not(.meant)").open = Boolean(comment || title || address);
    section.querySelector("[role=status]").textContent = "";
  }
  for (const name of carried.closing) put(names.text + name, state.closing[name]);
  for (const fold of all("details.fit")) fillFit(fold);
}

// ---- Whether a question fits: kept and handed on beside the answers, parted from them when the file is taken in.

const fitOf = (fold) => fold.closest("[data-question]").dataset.question;
const marksIn = (fold) => all("[type=checkbox]", fold);
const sentenceIn = (fold) => fold.querySelector("input:not([type])");
const markOf = (box) => box.value;

function putFolds() { // the fold stands once in the file, and is put under each question
  const model = document.getElementById("fit-fold");
  for (const section of model ? all("[data-question]") : []) {
    const fold = document.importNode(model.content, true).querySelector("details"), field = fold.querySelector("input:not([type])");
    fold.querySelector("label.field").htmlFor = field.id = `fits-${section.dataset.question}`;
    section.appendChild(fold);
  }
}

putFolds();

function fillFit(fold) {
  const { marks, text } = state.fit[fitOf(fold)] || { marks: [], text: "" };
  for (const box of marksIn(fold)) box.checked = marks.includes(markOf(box));
  sentenceIn(fold).value = text;
  fold.open = Boolean(marks.length || text);
}

function keepFit(fold) {
  const marks = marksIn(fold).filter((box) => box.checked).map(markOf), text = sentenceIn(fold).value.trim();
  if (marks.length || text) state.fit[fitOf(fold)] = { marks, text };
  else delete state.fit[fitOf(fold)];
  keep();
  draw();
}

for (const fold of all("details.fit")) for (const event of ["change", "input"]) fold.addEventListener(event, () => keepFit(fold));

function put(name, text) {
  form.elements[name].value = text || "";
  seenField(name).value = text || "";
}

// ---- One part at a time; the address says which, so that "back" goes back.

const order = () => topicsAsked().map((page) => page.dataset.page).concat("closing", "overview");
const go = (name) => { location.hash = `#${name}`; turn(); }; // at once: the next key is meant for the next page

function goOn(button) {
  written();
  const way = order(), here = way.indexOf(shownPage().dataset.page);
  go({ on: way[here + 1], back: way[here - 1] || "start", overview: "overview" }[button.value] || "overview");
}

function nameOf(page) { // a topic that a filter has left out is not there
  if (!page) return "start";
  return page.dataset.page.startsWith("t-") && !askedOn(page).length ? "overview" : page.dataset.page;
}

function turn() {
  turnedTo = location.hash;
  const wanted = location.hash.slice(1), place = document.getElementById(wanted);
  const around = place && form.contains(place) && place.closest("[data-page]");
  const name = nameOf(pageOf(wanted) || around);
  written();
  const closed = carried.seal && sealing === false;
  for (const page of pages) page.hidden = page.dataset.page !== (closed ? "start" : name);
  const page = shownPage(), topics = topicsAsked(), step = topics.indexOf(page) + 1;
  document.getElementById("where").hidden = !step;
  document.getElementById("progress").textContent = say(words.step, { step, steps: topics.length });
  document.title = `${page.dataset.title ? `${page.dataset.title} · ` : ""}${carried.title} · qcheck`;
  all("details.place").forEach((menu) => { menu.open = false; });
  if (page.dataset.page === "hand") prepare();
  if (page.dataset.page === "list") listAnswers();
  const takesFocus = arrived && (parent === window || document.hasFocus());
  if (around) unfold(place, takesFocus);
  else if (arrived) headed(page.querySelector("h1"), takesFocus);
  arrived = true;
}

let turnedTo = null;
let arrived = false; // nobody is moved by the page being opened, nor out of what stands around its frame by the address given to it

function headed(heading, takesFocus) { // who reads with their ears hears where they are
  heading.tabIndex = -1;
  if (takesFocus) heading.focus();
  scrollTo(0, 0);
}

function unfold(place, takesFocus) { // in the preview of a draft the page is opened beside what its author is typing
  const fold = place.closest("details");
  if (fold) fold.open = true;
  if (takesFocus) (place.querySelector("fieldset") || place).focus();
  if (parent === window) place.scrollIntoView();
  else scrollTo(0, scrollY + place.getBoundingClientRect().top - (parseFloat(getComputedStyle(place).scrollMarginTop) || 0)); // around it all stays where it is
}

// ---- The answer file.

let ready = null; // its name and what stands in it

function troubles() { // what the server would not take: the field and why
  const found = [];
  const tooLong = (text, most, field) => { if ((text || "").length > most) found.push([field, say(words.tooLong, { length: text.length, most })]); };
  for (const question of Object.keys(state.answers)) {
    const { comment, title, address } = given(question);
    tooLong(comment, LONGEST.comment, names.text + question);
    tooLong(title, LONGEST.title, names.title + question);
    tooLong(address, LONGEST.address, names.address + question);
    if (address && !/^https?:\/\/[^\s/]+\.[^\s/]+/i.test(address)) found.push([names.address + question, words.noAddress]);
  }
  for (const name of carried.closing) tooLong(state.closing[name], LONGEST.closing, names.text + name);
  return found;
}

function said() { // what was answered and written, as the file has it
  const answers = {}, closing = {};
  for (const question of carried.questions) {
    const { value, comment, title, address } = given(question);
    if (value === undefined && !comment && !title && !address) continue;
    answers[question] = { value: value === undefined ? null : value };
    if (comment) answers[question].comment = comment;
    if (title) answers[question].evidence_title = title;
    if (address) answers[question].evidence_link = address;
    answers[question].wording = carried.wordings[question];
  }
  for (const name of carried.closing) if (state.closing[name]) closing[name] = state.closing[name];
  return Object.keys(state.fit).length ? { answers, closing, fit: state.fit, once: state.once } : { answers, closing };
}

async function prepare() {
  const trouble = document.getElementById("trouble"), found = troubles(), now = JSON.stringify(said());
  document.getElementById("ready").hidden = true;
  trouble.hidden = true;
  if (!hasBegun()) return refuse(words.nothing);
  if (found.length) return refuse(found[0][1], found[0][0]);
  if (now !== state.handed) state.number += 1, state.handed = now, keep();
  const head = { qcheck: "answers", format: 1, check: carried.check, catalogue: carried.catalogue, phase: carried.phase, perspective: carried.perspective, language: carried.language };
  const data = JSON.stringify(Object.assign(head, { sheet: state.sheet, number: state.number }, said()));
  const content = carried.seal ? await sealed(data) : data;
  if (bytes(content).length > LARGEST) return refuse(words.tooLarge);
  ready = { name: `${words.fileName}-${state.name}-${state.number}.qcheck-answers.json`, content };
  document.getElementById("text").value = asText(content);
  document.getElementById("stands").textContent = `${document.getElementById("answered").textContent}. ${say(words.stands, { number: state.number })}`;
  document.getElementById("saved").textContent = document.getElementById("copied").textContent = "";
  document.getElementById("ready").hidden = false;
}

function refuse(why, field) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = field ? `${why} ` : why;
  if (field) trouble.appendChild(Object.assign(document.createElement("a"), { href: `#${field}`, textContent: words.thither }));
  trouble.hidden = false;
}

function bytes(text) { // UTF-8; the first Edge had no TextEncoder
  if (window.TextEncoder) return new TextEncoder().encode(text);
  return Uint8Array.from(unescape(encodeURIComponent(text)), (sign) => sign.charCodeAt(0));
}

function base64(data) {
  let signs = "";
  for (const byte of data) signs += String.fromCharCode(byte);
  return btoa(signs);
}

function checksum(data) { // CRC-32
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return `0000000${((crc ^ -1) >>> 0).toString(16)}`.slice(-8);
}

function asText(content) {
  const data = bytes(content), lines = base64(data).replace(/=+$/, "").match(new RegExp(`.{1,${LINE}}`, "g"));
  return ["[qcheck-answers]"].concat(lines, `[/qcheck-answers ${checksum(data)}]`).join("\n");
}

document.getElementById("save").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([ready.content], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: ready.name });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  document.getElementById("saved").textContent = say(words.saved, { name: ready.name });
});

document.getElementById("copy").addEventListener("click", () => {
  const text = document.getElementById("text");
  text.focus();
  text.select();
  text.setSelectionRange(0, text.value.length);
  document.getElementById("copied").textContent = document.execCommand("copy") ? words.copied : words.copyByHand;
});

document.querySelectorAll("[data-empty]").forEach((button) => button.addEventListener("click", () => {
  storage.keys().filter((key) => key.startsWith(AT_ONCE)).forEach(storage.remove);
  storage.remove(KEY);
  state = empty(), state.fit = {};
  ready = null;
  location.replace("#start");
  location.reload();
}));

// ---- Sealing: only the installation that made this sheet can read it (qcheck/answer_files/sealing.py).

function point(key) { // both numbers of a public half, as bytes
  const number = (text) => Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  return [4].concat(number(key.x), number(key.y));
}

async function sealed(text) {
  const subtle = crypto.subtle, curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("jwk", { kty: "EC", crv: "P-256", x: carried.seal.x, y: carried.seal.y, ext: true }, curve, true, []);
  const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
  const secret = new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256));
  const mine = point(await subtle.exportKey("jwk", pair.publicKey));
  const bound = Array.from(secret).concat([0, 0, 0, 1], mine, point(carried.seal));
  const key = await subtle.importKey("raw", await subtle.digest("SHA-256", new Uint8Array(bound)), "AES-GCM", false, ["encrypt"]);
  const nonce = random(12), data = bytes(text), filled = new Uint8Array(Math.ceil(data.length / FILLED) * FILLED).fill(32);
  filled.set(data);
  const about = bytes(`qcheck sealed answers 1 ${carried.check}`);
  const hidden = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: about }, key, filled));
  const message = new Uint8Array(nonce.length + hidden.length);
  message.set(nonce);
  message.set(hidden, nonce.length);
  return JSON.stringify({ qcheck: "sealed answers", format: 1, check: carried.check, key: base64(mine), sealed: base64(message) });
}

let sealing = null; // whether this browser can; null as long as it is being tried

async function trySealing() { // before anybody has typed a word for nothing
  try {
    await sealed("{}");
    sealing = true;
  } catch (_) {
    sealing = false;
    document.getElementById("refused").hidden = false;
    document.getElementById("begin").parentElement.hidden = true;
    turn();
  }
}

// ---- The beginning.

addEventListener("hashchange", () => { if (location.hash !== turnedTo) turn(); });
addEventListener("pagehide", written);
document.addEventListener("visibilitychange", () => document.hidden && written());
addEventListener("storage", (event) => { // another window of the same file
  if (event.key !== KEY) return;
  state = stored();
  fill();
  draw();
});
addEventListener("beforeunload", (event) => {
  if (!spare.has(KEY) || JSON.stringify(said()) === state.handed) return;
  event.preventDefault();
  event.returnValue = "";
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});
document.getElementById("begin").addEventListener("click", (event) => { // where there is something to do
  event.preventDefault();
  const open = topicsAsked().find((page) => !askedOn(page).every(isAnswered));
  go(open ? open.dataset.page : "overview");
});
fill();
draw();
keep();
if (carried.seal) trySealing();
turn();
