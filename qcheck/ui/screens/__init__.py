"""One file a page; each is run by Streamlit from top to bottom."""
