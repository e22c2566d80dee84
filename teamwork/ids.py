"""Names for the ids that tie the record together; all are opaque strings minted by the context."""

from typing import TypeAlias

GameId: TypeAlias = str
TeamId: TypeAlias = str
PersonId: TypeAlias = str
CardId: TypeAlias = str
DoorId: TypeAlias = str
KeyId: TypeAlias = str
ClaimId: TypeAlias = str
ChanceId: TypeAlias = str
MeetingId: TypeAlias = str
MissionId: TypeAlias = str
ThanksId: TypeAlias = str
HandId: TypeAlias = str
CardRef: TypeAlias = str
"""A printed card of the edition, such as ``A17``; ``X1`` to ``X3`` are blank."""
