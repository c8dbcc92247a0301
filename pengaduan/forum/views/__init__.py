"""Pages of the forum: public ones, and those of the staff."""
