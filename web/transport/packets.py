"""Socket.IO packets without binary: nothing here sends any, and nothing that comes is taken."""

from socketio.packet import Packet


class TextPacket(Packet):  # type: ignore[misc]
    """A packet that is JSON and nothing else, and is therefore not searched for bytes, entity by entity, as it goes."""

    uses_binary_events = False
