"""What every page of Streamlit needs: the visitor, the frame, our own HTML and widgets."""
