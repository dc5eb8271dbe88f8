"""What all parts of the service stand on: who may come in and by which link, what time it is, the values of
checks, sheets and results, and the rules for what people type.
"""
