"""Pages of plain HTML on addresses of our own, without Streamlit; each family of them knows no other."""
