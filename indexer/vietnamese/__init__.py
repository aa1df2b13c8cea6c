"""Vietnamese text, pure: normal forms, folding, words. Reads no disk, no clock."""
