"""What makes a kind of card known at a glance: five cues, of which colour is only one (programme.md 5.5)."""

from typing import Literal, TypeAlias

from teamwork.frozen import Frozen

FaceKind: TypeAlias = Literal[
    "dream", "strength", "challenge", "action", "blank", "mission", "twist", "door", "key"
]  # fmt: skip
Corner: TypeAlias = Literal["top_left", "top_right", "bottom_right"]

ICONS = {
    "star": "M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1-4.5-4.2 6.1-.8z",
    "shield": "M12 3l7.5 2.6v5.6c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.6z",
    "mountain": "M2.5 19.5L9 7l4 7.2 2.3-3.7 6.2 9z M7.1 10.7l1.9 1.6 1.8-1.9",
    "arrow": "M3.5 12h16 M13.5 5.5L20 12l-6.5 6.5",
    "pen": "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z M13.5 7l3.5 3.5",
    "lamp": "M9 4.5h6 M12 2.5v2 M7 9l2-4.5h6L17 9v8l-2 3H9l-2-3z M12 10v5 M10 12.5h4",
    "spark": "M12 2.5v5 M12 16.5v5 M2.5 12h5 M16.5 12h5 M5.5 5.5l3 3 M15.5 15.5l3 3 M18.5 5.5l-3 3 M8.5 15.5l-3 3",
    "door": "M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21 M3.5 21h17 M14.5 11.8v.9",
    "key": "M12 11.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0z M12 11.5h9 M17.5 11.5v4 M21 11.5v3",
    "screen": "M3 4.5h18v12H3z M8.5 20.5h7 M12 16.5v4",
    "phone": "M7.5 2.5h9A1.5 1.5 0 0 1 18 4v16a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 20V4a1.5 1.5 0 0 1 1.5-1.5z "
    "M10.5 18.5h3",
    "people": "M12.5 7.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z M2.5 20c0-4 2.8-6.5 6.5-6.5s6.5 2.5 6.5 6.5 "
    "M15.5 4.3a3.5 3.5 0 0 1 0 6.4 M18 14.2c2.2.9 3.5 3 3.5 5.8",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
}
"""The same strokes as on the screens, on a grid of 24 × 24."""


class Look(Frozen):
    """The cues of a kind: icon, border, cut corners, colour; the letter is the first of its number."""

    icon: str
    border: Literal["solid", "double", "dashed", "dotted", "thin"]
    cuts: tuple[Corner, ...]
    """Seen from the front; a back has them mirrored."""
    colour: str


INK = "#16233f"
LOOKS: dict[FaceKind, Look] = {
    "dream": Look(icon="star", border="solid", cuts=(), colour="#0064a8"),
    "strength": Look(icon="shield", border="double", cuts=("top_right",), colour="#004d3a"),
    "challenge": Look(icon="mountain", border="dashed", cuts=("top_left", "top_right"), colour="#b84a00"),
    "action": Look(icon="arrow", border="dotted", cuts=("top_right", "bottom_right"), colour="#3f1b55"),
    "blank": Look(icon="pen", border="thin", cuts=(), colour="#46536d"),
    "mission": Look(icon="lamp", border="thin", cuts=(), colour=INK),
    "twist": Look(icon="spark", border="thin", cuts=(), colour=INK),
    "door": Look(icon="door", border="thin", cuts=(), colour="#8a5a00"),
    "key": Look(icon="key", border="thin", cuts=(), colour="#8a5a00"),
}


def looks() -> dict[str, dict[str, object]]:
    """Every look as content for a template, in the order of the decks."""
    return {kind: look.model_dump() for kind, look in LOOKS.items()}
