"""An instrument in trial: trials, their pilots, the results that these have handed over."""
