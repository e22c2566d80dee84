"""Whether staff may come in by another house's sign-in too, what it is called, and who speaks to it."""

from typing import TYPE_CHECKING, cast

from flask import current_app

from teamwork.errors import NotFoundError
from web.house import house

if TYPE_CHECKING:
    from web.sign_in.oidc import Provider

PLACE = "teamwork_oidc"
BINDING = "bind_elsewhere"
"""The purpose of a ticket for somebody who is in, has proven it once more, and is on the way to the other house."""


class ProviderAwayError(Exception):
    """The other house does not answer, or not as one that signs people in; ``why`` is a word for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotProvenError(Exception):
    """Nobody is proven by what came back; ``why`` is a word for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def name_elsewhere() -> str:
    """What people call it; nothing where there is none."""
    settings = house().config.oidc
    return settings.name if settings else ""


def issuer_elsewhere() -> str:
    """Whose subjects are believed; nobody's where there is none."""
    settings = house().config.oidc
    return settings.issuer if settings else ""


def provider_elsewhere() -> "Provider":
    """
    The one of this application.

    Raises:
        NotFoundError: there is none.
    """
    settings = house().config.oidc
    if settings is None:
        raise NotFoundError
    if PLACE not in current_app.extensions:
        # an extra: who does not use it need not have its libraries
        from web.sign_in.oidc import Provider

        service = house().service
        current_app.extensions[PLACE] = Provider(settings, lambda: service.clock())
    return cast("Provider", current_app.extensions[PLACE])
