// In a workshop the page moves on by itself: asks every few seconds what it is time for, and goes there once everything is sent.
"use strict";

const here = document.getElementById("moment").dataset;
const said = document.getElementById("moment-said");
const LEAST = 4000, MORE = 2000; // ms between two looks: phones that came in together soon ask one after the other
const LAST_TRIES = 15000; // ms for what is not saved yet
let next = null, isLooking = false, isLeaving = false;

async function look() {
  if (isLooking || isLeaving || document.hidden) return;
  isLooking = true;
  clearTimeout(next);
  const moment = await asked();
  isLooking = false;
  if (moment && !here.stays.split(" ").includes(moment)) return leave(moment);
  next = setTimeout(look, LEAST + MORE * Math.random());
}

async function asked() { // nothing where it cannot be told
  try {
    const response = await fetch(here.address, { cache: "no-store", headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(TIMEOUT) });
    return response.status === 404 ? "gone" : response.ok ? (await response.json()).moment : null;
  } catch {
    return null;
  }
}

async function leave(moment) {
  isLeaving = true;
  said.textContent = moment === "answer" ? here.opened : about && read().length ? here.closed : "";
  const late = await isSomethingLate();
  await given;
  await pressed;
  location.assign(`${here.home}?now=${moment}${late ? "&late=1" : ""}#main`);
}

async function isSomethingLate() { // what was typed last is tried, too
  if (!about) return false;
  written();
  for (const until = Date.now() + LAST_TRIES; read().length && Date.now() < until;) {
    if (!(await send())) await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT));
  }
  return refusals > 0 || read().length > 0;
}

// ---- A vote: each tick is saved at once, as every answer is. Whoever does not press the button has voted all the same.

const ballot = document.getElementById("vote"), ballotSaid = document.getElementById("vote-said");
let given = Promise.resolve();

async function give() {
  const words = ballotSaid.dataset, ticked = ballot.querySelectorAll(":checked").length;
  ballotSaid.classList.toggle("error", ticked > Number(words.dots));
  if (ticked > Number(words.dots)) { ballotSaid.textContent = `${words.most} ${words.open}`; return; }
  try {
    const options = { method: "POST", body: new URLSearchParams(new FormData(ballot)), headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(TIMEOUT) };
    const response = await fetch(ballot.getAttribute("action"), options);
    const kept = response.ok && response.headers.get("content-type")?.startsWith("application/json");
    ballotSaid.textContent = !kept ? words.open : ticked ? words.saved : words.back;
  } catch {
    ballotSaid.textContent = words.open;
  }
}

ballot?.addEventListener("change", () => { given = given.then(give); });

document.addEventListener("refused", () => { // perhaps the time has just come
  if (!here.stays.split(" ").includes("answer")) said.textContent = here.late;
  else look();
});
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
next = setTimeout(look, LEAST / 2 + LEAST * Math.random());
