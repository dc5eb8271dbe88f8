"""The facilitator's screen: `pages` answers, `view` is what it shows, `buttons` what they do, `autosave` what
was typed.
"""
