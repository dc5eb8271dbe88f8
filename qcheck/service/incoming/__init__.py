"""Answers that did not come from a phone of their own: typed in, carried to people without a network, read
from files.
"""
