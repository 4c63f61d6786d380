"""Measurements that are printed, not tested."""
