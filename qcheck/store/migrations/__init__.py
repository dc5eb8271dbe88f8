"""The steps from one version of the tables to the next, run by `store.operating.upgrade`.

A change of `tables.py` comes with a step in `versions/`: `m0002_<what>.py`, written by hand after the one
before, for both databases (`op.batch_alter_table` changes columns on SQLite too). A test compares the outcome
of all steps with `tables.py`.
"""
