"""Keeping what was entrusted: copies and their way back, what goes when its time is over, who may write."""
