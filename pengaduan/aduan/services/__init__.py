"""What may be done to a report: one module per subject."""
