// Follows a workshop: asks every few seconds whether it has gone on. Where nothing was typed the page loads anew; else a note says so.
"use strict";

const LEAST = 2000, MORE = 1500, PATIENCE = 4000; // ms
const place = document.querySelector("[data-now]").dataset;
const counted = document.getElementById("counted"), goneOn = document.getElementById("gone-on");
const isDesk = document.getElementById("desk") !== null;
let isTouched = false;

document.addEventListener("input", () => { isTouched = true; });
document.addEventListener("submit", () => { isTouched = false; place.leaves = "1"; });

async function look() {
  if (!document.hidden && !place.leaves) await ask();
  setTimeout(look, LEAST + MORE * Math.random());
}

async function ask() {
  try {
    const response = await fetch(place.now, { cache: "no-store", headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(PATIENCE) });
    if (!response.ok) return;
    const word = await response.json();
    if (counted && counted.textContent !== word.counted) counted.textContent = word.counted;
    if (word.mark !== place.mark) went();
  } catch {
    // the line is interrupted: the page stays as it is, and asks again
  }
}

function went() { // at the desk typed words are worth more than being up to date; on a phone a tick for a step that is over is not
  if (isDesk && isTouched) { goneOn.hidden = false; return; }
  place.leaves = "1";
  location.replace(location.pathname + location.search.replace(/[?&](given|kept)=1/, "").replace(/^&/, "?"));
}

document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("online", ask);
addEventListener("pageshow", (event) => { if (event.persisted) { delete place.leaves; ask(); } });
setTimeout(look, LEAST * Math.random());
