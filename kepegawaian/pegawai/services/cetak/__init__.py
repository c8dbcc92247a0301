"""Printed lists and sheets of the register, as of a day: extracts, never issued documents."""
