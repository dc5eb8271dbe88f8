"""What a trial teaches: what people say about questions, how long they take, decisions, workshops."""
