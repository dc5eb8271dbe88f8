"""What a trial teaches: figures and decisions about each question, workshops about the instrument, the next
edition.
"""
