"""The pages: thin outlines over the service. With `server` the only place that imports streamlit."""
