"""Pages of the wing: due lists, one right, the own rights, the projection, letters."""
