"""Charts: one module each, ``prepare`` makes a typed value and ``figure`` draws it."""
