"""The postman's rounds: who waits for a mail gets it, once, by day, from one of however many processes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.live_game import LiveGame
from teamwork.seats import Seat
from teamwork.store import UNCONFIRMED, Holder, Reminder, StoreUnavailableError
from web.config import Mail
from web.house import House
from web.language import DANISH, translate
from web.reminders.calendar import QUIET_FROM, QUIET_TO, meetings_of, steps_of
from web.reminders.post import NotSentError, ServerAwayError, letter, send

AGAIN_AFTER = timedelta(minutes=10)
HOLDS = {"yes": UNCONFIRMED, "stop": timedelta(days=180)}
"""For how long the ways on in a mail open."""

_ZONES: dict[str, ZoneInfo] = {}

log = structlog.get_logger()


def go_round(house: House) -> int:
    """
    Everybody who waits is seen to; answers how many mails left. A wish without a seat or an open game goes.

    Where the mail server is away the round ends: one mail has waited for it, the others are not made to.
    """
    at, sent = house.service.clock(), 0
    for found in house.service.store.reminders.waiting(at, (at + timedelta(hours=14)).date()):
        try:
            sent += _see_to(house, house.config.mail, found, house.service.clock())
        except StoreUnavailableError:
            raise
        except ServerAwayError:
            break
        except Exception as error:
            # Neither address nor words: what a fault says might hold both.
            log.error("reminder_failed", code=type(error).__name__)
    return sent


def _see_to(house: House, mail: Mail | None, found: Reminder, at: datetime) -> int:
    reminders = house.service.store.reminders
    zone = _zone(house, found.game_id)
    here = at.astimezone(zone)
    is_stale = found.confirmed_at is None and found.asked_at <= at - UNCONFIRMED
    if found.confirmed_at and not _is_time(found, here):
        return 0
    with house.service.in_passing(found.game_id):
        seated = _seated(house, found)
        if seated is None or is_stale:
            reminders.forget(found.game_id, found.person_id)
            return 0
        taken = reminders.claim(found, here.date())
        if taken is None or mail is None:
            return 0
        live, seat = seated
        with live.lock:
            text = what_is_due(live.view(seat), found.lang, here) if found.confirmed_at else None
    return _post(house, mail, taken, text, at) if text or not found.confirmed_at else 0


def _zone(house: House, game_id: str) -> ZoneInfo:
    """Where a game is played, without fetching it each time."""
    if game_id not in _ZONES:
        with house.service.in_passing(game_id):
            _ZONES[game_id] = ZoneInfo(house.service.game(game_id).edition.season.time_zone)
    return _ZONES[game_id]


def _seated(house: House, found: Reminder) -> tuple[LiveGame, Seat] | None:
    """The person's game and seat, if it still runs and they sit there."""
    try:
        seat, live = house.service.seat_of(found.game_id, found.person_id), house.service.live(found.game_id)
    except NotFoundError:
        return None
    except StoreUnavailableError:
        raise  # says nothing about who sits
    except TeamworkError:
        return None
    is_over = live.game.edition.phase(live.game.phase).kind == "closed"
    return None if is_over else (live, seat)


def _is_time(found: Reminder, here: datetime) -> bool:
    is_day = QUIET_TO <= here.time() < QUIET_FROM
    return is_day and (found.day is None or found.day < here.date() or found.again_at is not None)


def what_is_due(view: Mapping[str, Any], lang: str, here: datetime) -> str | None:
    """One sentence of when, never of what: today's and tomorrow's meetings and today's own steps; none, if none."""
    t = _speaking(lang)
    parts = [part for day in (0, 1) for part in _meetings(view, lang, here, here.date() + timedelta(days=day))]
    if any(date.fromisoformat(card["due"]) == here.date() for _, card in steps_of(view)):
        parts.append(t("noget, du har sat dig for i dag"))
    if not parts:
        return None
    return t("Du har {what}.", what=", ".join([*parts[:-2], t(" og ").join(parts[-2:])]))


def _meetings(view: Mapping[str, Any], lang: str, here: datetime, day: date) -> Iterator[str]:
    t = _speaking(lang)
    starts = (datetime.fromisoformat(meeting["starts_at"]).astimezone(here.tzinfo) for _, meeting in meetings_of(view))
    for start in sorted(start for start in starts if start.date() == day and start > here):
        time = start.strftime("%H.%M" if lang == DANISH else "%H:%M")
        is_today = day == here.date()
        yield t("en aftale i dag kl. {time}", time=time) if is_today else t("en aftale i morgen kl. {time}", time=time)


def _post(house: House, mail: Mail, taken: Reminder, text: str | None, at: datetime) -> int:
    purpose = "yes" if text is None else "stop"
    link = _link(house, taken, purpose, at)
    subject, body = _question(taken.lang, link) if text is None else _reminder(taken.lang, text, link)
    try:
        send(mail, letter(mail, taken.email, subject, body, link if purpose == "stop" else None, at))
    except NotSentError as error:
        is_again = house.service.store.reminders.put_off(taken, at + AGAIN_AFTER * taken.tries)
        log.warning("mail_not_sent" if is_again else "mail_given_up", code=str(error), count=taken.tries)
        if isinstance(error, ServerAwayError):
            raise
        return 0
    return 1


def _question(lang: str, link: str) -> tuple[str, str]:
    t = _speaking(lang)
    asked = t("Nogen har bedt om påmindelser til denne adresse. Var det dig, så sig ja her: {link}", link=link)
    rest = t("Var det ikke dig, så gør ingenting. Der kommer ikke mere.")
    return t("Er det din adresse?"), f"{asked}\n\n{rest}\n"


def _reminder(lang: str, text: str, link: str) -> tuple[str, str]:
    t = _speaking(lang)
    stop = t("Stop påmindelserne: {link}", link=link)
    return t("En påmindelse"), f"{text}\n\n{stop}\n"


def _speaking(lang: str) -> Callable[..., str]:
    """What says a sentence in the mail's language; there is no request here to ask for one."""
    return lambda sentence, **params: translate(sentence, lang, params)


def _link(house: House, taken: Reminder, purpose: str, at: datetime) -> str:
    holder, until = Holder(game_id=taken.game_id, person_id=taken.person_id), at + HOLDS[purpose]
    minted = house.service.store.credentials.mint("mail", holder, purpose=purpose, at=at, expires_at=until)
    return f"{house.config.base_urls[0]}/mail/{minted.secret}/{purpose}"
