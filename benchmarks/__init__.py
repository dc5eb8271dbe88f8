"""Measurements that are not tests: `make benchmark`."""
