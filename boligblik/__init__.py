"""Boligblik: housing areas, evictions and counselling, told honestly."""
