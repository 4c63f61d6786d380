"""Bytes in, clean values or findings out; knows no particular sheet and nothing of the store."""
