"""Every promise the product makes in words, kept by a test against the server as it is shipped.

`register.py` says which sentence is held by which test.
"""
