"""How results leave the house: a neutral document for each kind of report, a writer for each format."""
