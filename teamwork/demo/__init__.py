"""A demonstration game: bots in every seat, played up to a camp, served, and played on (rulebook 11)."""

from teamwork.demo.addresses import Address, Addresses, hand_out
from teamwork.demo.making import CampNotReachedError, make_demo
from teamwork.demo.playing_on import play_on

__all__ = ["Address", "Addresses", "CampNotReachedError", "hand_out", "make_demo", "play_on"]
