"""What can be taken away by a link: what each kind of link may take, and all that a file tells of."""
