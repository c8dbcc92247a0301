"""Pages of awards and of plans of improvement."""
