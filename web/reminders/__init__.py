"""Reminders that a person chooses: when something is, and never what. A calendar's own address, and e-mail."""

from web.reminders import mail_pages
from web.reminders.pages import bp
from web.reminders.rounds import go_round

__all__ = ["bp", "go_round", "mail_pages"]
