// Copies the minutes as plain text and prints them. In a hall's own network a browser may refuse the clipboard: then the text is selected.
"use strict";

document.documentElement.classList.add("scripted");
const text = document.getElementById("text"), copied = document.getElementById("copied"), copy = document.getElementById("copy");

copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    document.getElementById("plain").open = true;
    text.select();
    if (!document.execCommand("copy")) return;
  }
  copied.textContent = copy.dataset.done;
});
document.getElementById("print").addEventListener("click", () => print());
