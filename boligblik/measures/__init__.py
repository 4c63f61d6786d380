"""How figures are judged: pure functions on plain values."""
