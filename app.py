"""For `streamlit run app.py`, which looks for the call of `st.App` in this very text."""

import streamlit as st

from qcheck.server import PARTS, SCRIPT

app = st.App(SCRIPT, **PARTS)
