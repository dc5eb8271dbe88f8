// Follows the facilitator: asks every second what is to be seen, and puts it in place where it has changed.
"use strict";
