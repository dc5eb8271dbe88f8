// Streamlit's own English words, said in the visitor's language: the table stands in the index page. Only whole texts are exchanged,
// and never those of the app, of a catalogue or of people.
"use strict";

const WORDS = JSON.parse(document.getElementById("qc-words").textContent);
const OURS = '[data-testid="stHtml"], [data-testid="stMarkdownContainer"], [contenteditable], textarea, script, style';
const ATTRIBUTES = ["aria-label", "placeholder", "title"];

const HELP_FOR = "Help for "; // a label of ours follows

function said(text) {
  if (text.startsWith(HELP_FOR)) return `${WORDS[HELP_FOR.trim()]} ${text.slice(HELP_FOR.length)}`;
  return Object.hasOwn(WORDS, text.trim()) ? WORDS[text.trim()] : text;
}

function retellText(node) {
  const ours = said(node.data);
  if (ours !== node.data && !node.parentElement?.closest(OURS)) node.data = ours;
}

function retellAttributes(element) {
  for (const name of ATTRIBUTES) {
    const theirs = element.getAttribute(name);
    if (theirs && said(theirs) !== theirs) element.setAttribute(name, said(theirs));
  }
}

function retell(node) {
  if (node.nodeType === Node.TEXT_NODE) return retellText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  retellAttributes(node);
  node.childNodes.forEach(retell);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") retellAttributes(change.target);
    else if (change.type === "characterData") retellText(change.target);
    else change.addedNodes.forEach(retell);
  }
}).observe(document.documentElement, {
  attributes: true, attributeFilter: ATTRIBUTES, characterData: true, childList: true, subtree: true,
});
retell(document.body); // what was drawn before this script had come
