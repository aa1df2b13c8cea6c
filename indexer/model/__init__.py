"""The nouns of the trade as frozen values. Standard library only; no I/O."""
