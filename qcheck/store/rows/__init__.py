"""Rows within a transaction, for verbs of several folders: held, changed, added, noted as gone."""
