"""Secrets given out for a game: a screen, an office, a seat, a program that reports. Shown once, and taken back."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Final

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.keeping.hatch import Answer, Wish
from teamwork.looking_back import viewer_named
from teamwork.rules.texts import clean, has_personal_number
from teamwork.service import GameService
from teamwork.store import Holder
from teamwork.store.credentials import Credential, CredentialKind

REPORTING: Final = "reporting"
REPORTING_DAYS = 90
DAYS_MOST = 400
PURPOSE_MOST = 60
SHOWN_KINDS: tuple[CredentialKind, ...] = ("api", "office", "screen")
"""What the office may see and take back; the ways in of people are their own."""


def add_token(service: GameService, wish: Wish) -> Answer:
    """
    A new secret for ``game_id``, opening what ``who`` may: ``screen``, ``office``, ``reporting`` or ``ROLE:SEAT``.

    One for reporting only reads, over HTTP, and always expires; the others hold until they are taken back, if the
    wish holds no ``days``. ``made_by`` is the account that gives it out, if any does. The answer holds the ``token``,
    which is kept nowhere.

    :raises NotFoundError: no such game (``game_id``) or nobody of that name in it (``who``).
    :raises InvalidCommandError: ``text_empty``, ``text_too_long`` or ``personal_number`` for the purpose;
        ``days_out_of_range``.
    """
    kind, person_id = _opened_by(service, str(wish["game_id"]), str(wish["who"]))
    days = wish.get("days")
    if days is None and kind == "api":
        days = REPORTING_DAYS
    if days is not None and not 1 <= int(days) <= DAYS_MOST:
        raise InvalidCommandError("days_out_of_range", field="days", most=DAYS_MOST)
    at = service.clock()
    minted = service.store.credentials.mint(
        kind,
        Holder(game_id=str(wish["game_id"]), person_id=person_id),
        purpose=_purpose(str(wish["purpose"])),
        at=at,
        expires_at=None if days is None else at + timedelta(days=int(days)),
        made_by=wish.get("made_by"),
    )
    return {"credential_id": minted.credential_id, "token": minted.secret}


def _opened_by(service: GameService, game_id: str, who: str) -> tuple[CredentialKind, str | None]:
    """The kind of secret, and whose it is."""
    game = service.game(game_id)
    if who == REPORTING:
        return "api", None
    seat = viewer_named(game, who)
    if seat is None:
        raise NotFoundError(field="who")
    if seat.person_id:
        return "device", seat.person_id
    return ("screen" if who == "screen" else "office"), None


def _purpose(text: str) -> str:
    purpose = clean(" ".join(text.split()))
    if not purpose:
        raise InvalidCommandError("text_empty", field="purpose")
    if len(purpose) > PURPOSE_MOST:
        raise InvalidCommandError("text_too_long", field="purpose", length=len(purpose), limit=PURPOSE_MOST)
    if has_personal_number(purpose):
        raise InvalidCommandError("personal_number", field="purpose")
    return purpose


def revoke_token(service: GameService, wish: Wish) -> Answer:
    """The secret opens nothing more; the answer says whether it did until now."""
    return {"is_revoked": service.store.credentials.revoke(str(wish["credential_id"]), service.clock())}


def tokens_of(service: GameService, game_ids: Collection[str]) -> Iterator[Credential]:
    """Every secret of these games that opens something now and is nobody's own, game by game, oldest first."""
    at = service.clock()
    for game_id in game_ids:
        for found in service.store.credentials.held(Holder(game_id=game_id)):
            is_open = found.revoked_at is None and (found.expires_at is None or found.expires_at > at)
            if is_open and found.kind in SHOWN_KINDS and found.person_id is None:
                yield found
