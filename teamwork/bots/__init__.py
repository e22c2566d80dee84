"""Bots: they pick among the moves the engine offers a seat, each with a temper (rulebook 11)."""

from teamwork.bots.choosing import choose
from teamwork.bots.scene import Dice
from teamwork.bots.small_voices import SMALL_VOICES
from teamwork.bots.tempers import TEMPERS, Temper

__all__ = ["SMALL_VOICES", "TEMPERS", "Dice", "Temper", "choose"]
