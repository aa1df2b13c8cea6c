"""Vietnamese text, pure: normal forms, folding, words. Reads no disk, no clock.

Also the paperwork written in it: legacy encodings, document headers and numbers, marks, names, dates, abbreviations.
The only files read are the package's own tables.
"""
