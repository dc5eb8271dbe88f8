"""One's own sheet: joining, answering, what else can be said of questions, and what a person can ask for
afterwards.
"""
