"""Pages of e-learning."""
