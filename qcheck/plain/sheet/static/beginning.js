// Begins the sheet as one file once the browser knows which page this is. A busy Chromium drops what a page keeps before that, for as
// long as the page is open, and lets it believe that all is kept. Whatever a page asks the browser for is answered only afterwards.
"use strict";

const main = document.querySelector("main");
const PATIENCE = 3000; // ms, for browsers that never answer
let begun = false;

function begin() {
  if (begun) return;
  begun = true;
  main.hidden = false;
  sheet();
}

main.hidden = true; // all of its pages stand there until the script shows one
new Promise((answered) => answered(navigator.permissions.query({ name: "notifications" }))).then(begin, begin); // nobody is asked; older browsers cannot
setTimeout(begin, PATIENCE);
