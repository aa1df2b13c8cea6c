"""The running service: the indexing process, its supervisor, and the jobs that commands ask for."""
