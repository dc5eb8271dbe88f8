// How many seconds each question takes, where the organisers wish it and whoever answers has allowed it on this page. Measured from the
// answer before, or from when the page stood there, to the first answer to a question; never of a question at which one has left the page,
// typed a comment, or changed an answer. Sent rounded, without a key, a moment or an order, when the page is left. Without a tick nothing
// is kept; with it, until this tab is closed, that it is allowed and which questions are through.
"use strict";

{
  const place = document.getElementById("times");
  const tick = document.getElementById("may-measure");
  const steps = JSON.parse(place.dataset.steps);
  const key = "qcheck-times-" + place.dataset.sheet;

  const kept = () => { try { return JSON.parse(sessionStorage.getItem(key)); } catch (_) { return null; } };
  const keep = () => {
    try { tick.checked ? sessionStorage.setItem(key, JSON.stringify(Array.from(through))) : sessionStorage.removeItem(key); } catch (_) { /* then it is asked on each page */ }
  };
  const through = new Set(kept() || []);
  const nearest = (seconds) => steps.reduce((best, step) => (Math.abs(step - seconds) < Math.abs(best - seconds) ? step : best));

  for (const radio of form.querySelectorAll("[type=radio]:checked")) through.add(radio.closest("[data-question]").dataset.question);
  let since = performance.now(), counts = true, took = {};

  function begin() { since = performance.now(), counts = true; }
  function send() {
    const seconds = {};
    for (const question of Object.keys(took).sort()) seconds[question] = took[question];
    took = {};
    keep();
    if (!tick.checked || !Object.keys(seconds).length) return;
    const body = JSON.stringify({ sheet: place.dataset.sheet, edition: place.dataset.edition, seconds });
    fetch(place.dataset.send, { method: "POST", body, keepalive: true, headers: { "Content-Type": "application/json" } }).catch(() => {});
  }

  place.hidden = false;
  tick.checked = Boolean(kept());
  if (place.dataset.below) form.querySelector(".questions").after(place); // where it can be changed
  tick.addEventListener("change", () => { took = {}; begin(); keep(); });
  form.addEventListener("answered", ({ target }) => {
    const question = target.dataset.question;
    if (tick.checked && counts && !through.has(question)) took[question] = nearest((performance.now() - since) / 1000);
    through.add(question);
    begin();
  });
  form.addEventListener("input", ({ target }) => { if (target.matches("textarea, input:not([type=radio]):not([type=checkbox])")) counts = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) counts = false, send(); });
  addEventListener("pagehide", send);
}
