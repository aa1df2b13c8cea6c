"""Who works on what, pure: people, units of folders, tasks of files, and who made a change."""
