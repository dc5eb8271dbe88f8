"""An instrument in trial: the trial itself, its settings, its pilots, and the whole as one file."""
