"""What a check shows: its result through the gate, beside an earlier one, the example, and figures about
questions.
"""
