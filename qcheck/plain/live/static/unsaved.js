// Paper and hands: whoever leaves with something typed and not saved is asked first. Nobody types forty answers twice.
"use strict";
{ // names of its own: other scripts of the page have some of the same
let touched = false;
const typing = document.querySelector("main form:not([data-undo])");
typing.addEventListener("input", () => { touched = true; });
typing.addEventListener("submit", () => { touched = false; });
addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}
