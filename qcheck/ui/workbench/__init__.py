"""The page on which a catalogue is written: by forms, or in the text; looked at; published."""
