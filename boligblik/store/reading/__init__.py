"""Typed readers: one function per query file, each returning frozen rows."""
