// Fast entry: an answer's key goes on to the next field, backspace in an empty one goes back, and what a perspective is not asked is passed over.
// What is typed and not saved outlives a reload of this window, with the number by which a row is known: whatever was sent twice is one sheet.
"use strict";
{ // names of its own: other scripts of the page have some of the same
const form = document.querySelector("#typing");
const kept = `typing ${location.pathname}`;
const all = form.querySelector("#all");
const keysOf = (row) => [...row.querySelectorAll(".key:not([readonly])")];

function fit(row) { // the questions of the perspective that was chosen
  const whose = row.querySelector("select")?.value || all?.value;
  for (const field of row.querySelectorAll(".key")) {
    const asked = !whose || !field.dataset.for || field.dataset.for.split(" ").includes(whose);
    field.readOnly = !asked;
    field.tabIndex = asked ? 0 : -1;
    field.classList.toggle("unasked", !asked);
    if (!asked) field.value = "";
  }
}

function step(field, by) {
  const fields = [...form.querySelectorAll(".key:not([readonly])")];
  const next = fields[fields.indexOf(field) + by];
  if (next?.closest("tr") !== field.closest("tr") && by > 0) return (next?.closest("tr") ?? form).querySelector("input:not([type=hidden]), button")?.focus();
  next?.focus();
  next?.select();
}

const rows = [...form.querySelectorAll("tbody tr")];
const fieldsOf = (row) => [...row.querySelectorAll("input, select, textarea")];

function restore() { // rows that the page before had typed and not saved
  const saved = form.dataset.saved.split(" ");
  const before = JSON.parse(sessionStorage.getItem(kept) ?? "[]").filter((values) => !saved.includes(values[0]));
  if (form.hasAttribute("data-given")) return;
  for (const [place, values] of before.entries()) {
    const fields = rows[place] ? fieldsOf(rows[place]) : [];
    if (fields.length === values.length) fields.forEach((field, number) => { field.value = values[number]; });
  }
}

function keep() { // the first field of a row is its number; rows in which nothing was typed are left out
  const typed = rows.map((row) => fieldsOf(row).map((field) => field.value)).filter((values) => values.slice(1).some(Boolean));
  if (typed.length) sessionStorage.setItem(kept, JSON.stringify(typed));
  else sessionStorage.removeItem(kept);
}

try { restore(); } catch { sessionStorage.removeItem(kept); }
for (const row of rows) fit(row);
keep();

form.addEventListener("change", (event) => {
  if (event.target === all) rows.forEach(fit);
  else if (event.target.matches("select")) fit(event.target.closest("tr"));
});
form.addEventListener("input", keep);
form.addEventListener("change", keep);

form.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches(".key")) return;
  const points = Number(field.dataset.points), number = Number(field.value);
  const tenth = field.value === "0" && points === 10, point = /^[1-9][0-9]?$/.test(field.value) && number <= points;
  const known = /^[dn]$/i.test(field.value) || tenth || point;
  field.toggleAttribute("aria-invalid", field.value !== "" && !known);
  if (known && !(point && points > 10 && number * 10 <= points)) step(field, 1); // another figure can follow
});

form.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key === "Enter" && field.matches("input")) { // a row is done: on to the next one, and after the last one it is saved
    const next = field.closest("tr").nextElementSibling;
    if (next) event.preventDefault(), next.querySelector("input:not([type=hidden])").focus();
  } else if (field.matches(".key") && event.key === "Backspace" && !field.value) event.preventDefault(), step(field, -1);
  else if (field.matches(".key") && event.key === "ArrowRight") event.preventDefault(), step(field, 1);
  else if (field.matches(".key") && event.key === "ArrowLeft") event.preventDefault(), step(field, -1);
});
}
