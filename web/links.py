"""Personal links: a secret of 256 bits in the fragment, used up by the first device that comes in."""

from datetime import timedelta

from flask import url_for

from teamwork.store import Holder
from web.house import House

LINK_DAYS = 120


def mint_link(house: House, game_id: str, person_id: str) -> str:
    """A new link for a person's first or next device; links given out before stay good until used or revoked."""
    at = house.service.clock()
    minted = house.service.store.credentials.mint(
        "join",
        Holder(game_id=game_id, person_id=person_id),
        purpose="join_link",
        at=at,
        expires_at=at + timedelta(days=LINK_DAYS),
    )
    return f"{house.config.base_urls[0]}{url_for('joining.join')}#{minted.secret}"
