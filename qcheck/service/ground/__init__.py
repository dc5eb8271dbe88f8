"""What all parts of the service stand on: what time it is, the values of checks, sheets and results, the
rules for what people type, and how those who save or look together share the wait.
"""
