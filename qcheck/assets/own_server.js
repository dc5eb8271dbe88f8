// Says where Streamlit's server is, before its script asks: at the root of this address, whichever page was opened. Else it looks
// below the page's own path first, in vain, and only then here.
"use strict";

window.__streamlit = { BACKEND_BASE_URL: location.origin };
