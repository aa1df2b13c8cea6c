"""The configuration: its tree of values (`tree`) and how a file becomes one (`load`)."""
