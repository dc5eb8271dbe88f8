"""An instrument in trial: the trial itself and its settings, and the pilots that take part."""
