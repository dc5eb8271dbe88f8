// Follows the facilitator: asks every second what is to be seen, and puts it in place where it has changed. Counts the clock by itself.
"use strict";

const EVERY = 1000, AFTER_TROUBLE = 3000, PATIENCE = 4000, LOST = 30000; // ms
const sight = document.getElementById("sight");
const trouble = document.getElementById("trouble");
let mark = sight.dataset.mark, ahead = 0, timer = null, asking = null, misses = 0;

async function ask() {
  clearTimeout(timer);
  asking ??= look().finally(() => { asking = null; });
  timer = setTimeout(ask, await asking);
}

async function look() { // gives how long to wait until the next time
  const address = new URL(sight.dataset.now, location);
  address.search = location.search;
  address.searchParams.set("seen", mark);
  const begun = Date.now();
  try {
    const response = await fetch(address, { cache: "no-store", headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(PATIENCE) });
    const word = await response.json();
    if (response.status === 404) return gone(word.said);
    if (!response.ok) throw new Error(response.status);
    ahead = word.now - (begun + Date.now()) / 2;
    if (word.html !== undefined) sight.innerHTML = word.html, mark = word.mark, fit();
    misses = 0;
    say("");
    tick();
    return EVERY;
  } catch {
    misses += 1;
    if (misses > 1) say(trouble.dataset.said);
    return Math.min(EVERY * misses, AFTER_TROUBLE);
  }
}

function fit() { // what stands on a page is reckoned for the face we send along: with another one everything is set smaller rather than cut
  for (let part = 1; part > .5; part -= .04) {
    document.body.style.setProperty("--fit", part);
    const shown = sight.firstElementChild ?? sight;
    if (shown.scrollHeight <= shown.clientHeight + 1 && shown.scrollWidth <= shown.clientWidth + 1) return;
  }
}

function gone(said) { // the link was renewed, or there is no workshop any more: what is on the wall is no longer up to date
  if (said) sight.textContent = said;
  mark = "";
  return LOST;
}

function say(words) {
  if (trouble.textContent !== words) trouble.textContent = words;
}

function tick() {
  const clock = sight.querySelector("[data-until]");
  if (!clock) return;
  const left = Math.max(0, Math.round((Date.parse(clock.dataset.until) - Date.now() - ahead) / 1000));
  const words = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : sight.dataset.over;
  if (clock.textContent !== words) clock.textContent = words;
}

addEventListener("resize", fit);
document.fonts?.ready.then(fit);
document.fonts?.addEventListener("loadingdone", fit); // a face that comes late was not waited for
fit();
setInterval(tick, 250);
document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("online", ask);
addEventListener("pageshow", (event) => event.persisted && ask());
ask();
