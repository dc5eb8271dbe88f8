"""One's own sheet: joining, answering alone or with many, what else can be said of questions, and what a
person can ask for afterwards.
"""
