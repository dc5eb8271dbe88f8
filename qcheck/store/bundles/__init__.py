"""Whole processes that leave in a file, or arrive in one."""
