"""Reminders that a person chooses: when something is, and never what. A calendar's own address, so far."""

from web.reminders.pages import bp

__all__ = ["bp"]
