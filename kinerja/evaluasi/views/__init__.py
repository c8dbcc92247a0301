"""Pages: reading (`baca`), rows behind a figure (`baris`), acts and files (`tindakan`), one person (`perorangan`)."""
