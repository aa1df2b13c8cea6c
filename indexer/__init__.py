"""Ổ Chung: watches a shared drive, reads and catalogues its documents, and answers for them."""

__version__ = "0.1.0"
