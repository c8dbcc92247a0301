"""Writes of e-learning."""
