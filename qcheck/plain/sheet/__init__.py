"""The answer sheet: plain HTML on addresses of our own, on the same service as the pages. It works without
JavaScript and has no session.

A link invites (`/a/<link>`), a cookie keeps the secret of the sheet that this device has begun, the store
keeps everything else: a page is drawn anew from the store every time. With JavaScript `static/sheet.js` saves
each answer as it is given, by the same code that takes a form; without it a form saves and goes on. The same
templates make the sheet as one file, for people without a network (`one_file.py`).
"""

from qcheck.plain.sheet.routes import BY_ROOMS, ROUTES

__all__ = ["BY_ROOMS", "ROUTES"]
