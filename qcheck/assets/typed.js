// What is typed on one's own sheet is never lost, however one leaves: by the browser's Back, a reload, another address, a closed tab.
// Streamlit saves a field in pauses and when it is left (page.js). Until it says what it has saved, this browser keeps the text under
// the sheet's mark, which is not its secret, and sends it by itself where the field or the page goes. Then it forgets it.
"use strict";

(() => {
  const PREFIX = "qcheck-typed-";
  const ABANDONED = 60000; // ms after which what another window left behind is saved by this one
  const KEPT = 30 * 24 * 3600 * 1000; // ms after which what could never be saved is thrown away
  const MOST_SENT = 3; // texts that Streamlit was given and has not confirmed yet
  const FIELD = /^st-key-((comment|evidence|address|closing)-(.+))$/;

  const spare = new Map(); // where a browser keeps nothing, at least this page does
  const storage = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return spare.get(key) ?? null; } },
    set: (key, entry) => { try { localStorage.setItem(key, JSON.stringify(entry)); } catch { spare.set(key, entry); } },
    remove: (key) => { spare.delete(key); try { localStorage.removeItem(key); } catch { /* it kept nothing */ } },
    keys: () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return [...spare.keys()]; } },
  };
  const mine = (() => {
    const fresh = Math.random().toString(36).slice(2, 10);
    try { return (sessionStorage.qcheckWindow ??= fresh); } catch { return fresh; }
  })();

  const plain = (text) => text.replaceAll("\r\n", "\n").trim();
  const same = (some, others) => some.every((text, place) => plain(text) === plain(others[place]));
  const sheetHere = () => document.querySelector("[data-own-sheet]")?.dataset;
  const inputOf = (name) => document.querySelector(`.st-key-${CSS.escape(name)} :is(textarea, input)`);
  const markerOf = (name) => document.querySelector(`[data-own-field="${CSS.escape(name)}"]`);
  const namesOf = ({ kind, about }) => (kind === "evidence" ? [`evidence-${about}`, `address-${about}`] : [`${kind}-${about}`]);
  const standing = (entry) => namesOf(entry).map((name) => markerOf(name)?.dataset.seen ?? "");
  const isDrawn = (entry) => namesOf(entry).every((name) => markerOf(name) && inputOf(name));

  // key in the storage → what waits: its texts, what stood there when it was typed, what Streamlit was given since; its link stays in memory
  const waiting = new Map();

  function fieldOf(element) {
    const holder = element.closest?.('[class*="st-key-comment-"], [class*="st-key-evidence-"], [class*="st-key-address-"], [class*="st-key-closing-"]');
    const [, name, kind, about] = [...(holder?.classList ?? [])].map((each) => each.match(FIELD)).find(Boolean) ?? [];
    return name && markerOf(name) ? { kind: kind === "address" ? "evidence" : kind, about } : null;
  }

  document.addEventListener("input", (event) => {
    const field = fieldOf(event.target), sheet = sheetHere();
    if (!field || !sheet) return;
    const key = `${PREFIX}${sheet.ownSheet}-${mine}-${field.kind}-${field.about}`;
    const before = waiting.get(key) ?? { ...field, seen: standing(field), sent: [], link: linkHere(), save: sheet.save };
    const entry = { ...before, texts: namesOf(field).map((name) => inputOf(name)?.value ?? ""), touched: Date.now() };
    waiting.set(key, entry);
    keep(key, entry);
  });

  function keep(key, { kind, about, texts, seen, sent, touched }) {
    storage.set(key, { kind, about, texts, seen, sent, touched });
  }

  const linkHere = () => new URLSearchParams(location.search).get("link") ?? "";

  // Streamlit is given a field's text: in a pause, and when the field is left.
  for (const kind of ["focusout", "qcheck-sends"]) {
    document.addEventListener(kind, (event) => {
      const field = fieldOf(event.detail?.field ?? event.target);
      for (const [key, entry] of waiting) {
        if (field?.kind !== entry.kind || field.about !== entry.about) continue;
        entry.sent = [...entry.sent, entry.texts].slice(-MOST_SENT);
        keep(key, entry);
      }
    });
  }

  // What Streamlit says that stands there is saved; a field that has gone with its page is saved by ourselves.
  let recovered = null;
  new MutationObserver(() => {
    for (const [key, entry] of waiting) {
      if (!isDrawn(entry)) finish(key, entry);
      else if (!same(standing(entry), entry.seen)) confirmed(key, entry, standing(entry));
    }
    const sheet = sheetHere();
    if (sheet && recovered !== sheet.ownSheet) recover((recovered = sheet.ownSheet));
    if (sheet) putBack(sheet.ownSheet);
  }).observe(document.documentElement, { attributeFilter: ["data-seen"], childList: true, subtree: true });
  addEventListener("pagehide", () => { for (const entry of waiting.values()) post(entry); });

  // Only this window's own words move along what it has seen: where another window's came in between, both stay.
  function confirmed(key, entry, stands) {
    const isOwn = entry.sent.some((texts) => same(stands, texts)), wasSent = entry.sent.some((texts) => same(entry.texts, texts));
    const holds = stands.every((text, place) => plain(text).includes(plain(entry.texts[place])));
    if (same(stands, entry.texts) || (wasSent && holds)) return forget(key);
    if (!isOwn) return;
    [entry.seen, entry.sent] = [stands, []];
    keep(key, entry);
  }

  function forget(key) {
    waiting.delete(key);
    storage.remove(key);
  }

  async function finish(key, entry) {
    waiting.delete(key);
    if (same(entry.texts, entry.seen)) return storage.remove(key);
    if ((await post(entry))?.ok && !waiting.has(key)) storage.remove(key);
  }

  function post({ kind, about, texts: [text, address], seen, sent, link, save }) {
    const change = kind === "evidence" ? { kind, about, text, address, seen } : { kind, about, text, seen: seen[0] };
    const body = JSON.stringify({ link, sheet: sheetOf(save), sent, change });
    return fetch(save.split("#")[0], {
      method: "POST", body, keepalive: true, referrerPolicy: "same-origin", headers: { "Content-Type": "application/json", Accept: "application/json" },
    }).catch(() => null);
  }

  const sheetOf = (save) => save.split("#")[1];

  // What was left behind on this device: by this window before it was loaded anew, or by one that has been closed since.
  async function recover(sheet) {
    const { save } = sheetHere(), now = Date.now();
    let saved = false;
    for (const key of storage.keys()) {
      const entry = storage.get(key), age = now - (entry?.touched ?? 0);
      if (age > KEPT) storage.remove(key);
      if (!key.startsWith(`${PREFIX}${sheet}-`) || waiting.has(key) || age > KEPT) continue;
      if (!key.startsWith(`${PREFIX}${sheet}-${mine}-`) && age < ABANDONED) continue;
      const answer = await post({ ...entry, link: linkHere(), save });
      if (answer?.ok) storage.remove(key);
      if (answer?.status === 422) storage.set(key, { ...entry, refused: true });
      saved ||= answer?.ok ?? false;
    }
    if (saved) document.querySelector(".st-key-wake button")?.click();
  }

  // What can not be saved as it is stands in its field again, where Streamlit says why.
  const asTyped = Object.fromEntries([HTMLTextAreaElement, HTMLInputElement].map((kind) => [
    kind.name, Object.getOwnPropertyDescriptor(kind.prototype, "value").set,
  ]));

  function putBack(sheet) {
    for (const key of storage.keys().filter((each) => each.startsWith(`${PREFIX}${sheet}-`) && !waiting.has(each))) {
      const entry = storage.get(key);
      if (!entry?.refused || !isDrawn(entry)) continue;
      storage.remove(key);
      namesOf(entry).forEach((name, place) => {
        const input = inputOf(name);
        asTyped[input.constructor.name].call(input, entry.texts[place]);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
  }
})();
