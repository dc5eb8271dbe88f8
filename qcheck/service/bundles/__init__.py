"""Whole checks and processes as bundles: out of this installation, and into another one."""
