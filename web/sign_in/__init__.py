"""
Staff sign-in: accounts of coaches, the office and administrators, with a second factor (trust.md 6).

Nothing here tells whether a name is known: not by words, not by status, not by time.
"""

from web.sign_in import invitations, mine, oidc_pages
from web.sign_in.pages import bp

__all__ = ["bp", "invitations", "mine", "oidc_pages"]
