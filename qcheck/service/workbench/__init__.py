"""How a catalogue is written: drafts, their steps and texts, trying them out, publishing an edition."""
