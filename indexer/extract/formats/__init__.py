"""One file a format (or a family that shares one). Each offers `read(source, draft)`."""
