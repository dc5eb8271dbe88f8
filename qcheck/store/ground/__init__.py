"""What all verbs stand on: values given and taken, from rows to values, what is read and remembered."""
