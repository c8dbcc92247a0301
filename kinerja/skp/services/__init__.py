"""Every write of planning and doing, by subject; judging has its own modules."""
