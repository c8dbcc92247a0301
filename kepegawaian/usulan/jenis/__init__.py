"""Kinds of usulan whose facts are the register's own; the wings register theirs themselves."""
