"""Writes of the survey: campaigns and services, coupons and answers, closing and publishing, follow-up."""
