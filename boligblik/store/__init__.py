"""The store: one DuckDB file. The only package that imports duckdb."""
