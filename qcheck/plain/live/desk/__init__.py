"""The facilitator's screen: `pages` answers, `desk` is what it shows, `buttons` what they do, `autosave` what
was typed.
"""
