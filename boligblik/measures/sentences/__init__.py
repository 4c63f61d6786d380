"""Verdicts as plain sentences, in both languages: the one place where they are composed."""
