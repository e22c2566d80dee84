"""
What goes out, as WebSocket frames: no mask, no fragments, no compression (RFC 6455, 5.2).

A room gets one Engine.IO packet object (python-socketio makes it once an emit), so the frame is kept on the packet:
everyone in the room is sent the very same bytes.
"""

import struct
from typing import Any

from wsproto.frame_protocol import CloseReason, Opcode

FIN = 0x80
SHORT = 126
"""Payloads below this length name it in the second byte."""
REASON_MOST_BYTES = 123
KEPT_AS = "teamwork_frame"


def frame(payload: bytes, opcode: Opcode) -> bytes:
    """One whole message, or one control message, in one frame."""
    length = len(payload)
    if length < SHORT:
        return bytes((FIN | opcode, length)) + payload
    if length < 1 << 16:
        return struct.pack("!BBH", FIN | opcode, 126, length) + payload
    return struct.pack("!BBQ", FIN | opcode, 127, length) + payload


def frame_of(packet: Any) -> bytes:
    """The frame of an Engine.IO packet; made once, the same object ever after."""
    kept: bytes | None = packet.__dict__.get(KEPT_AS)
    if kept is None:
        encoded = packet.encode()
        kept = frame(encoded.encode(), Opcode.TEXT) if isinstance(encoded, str) else frame(encoded, Opcode.BINARY)
        packet.__dict__[KEPT_AS] = kept
    return kept


def close_frame(code: int, reason: str = "") -> bytes:
    """The last frame; 1005 ("no code was given") is said by an empty one, as it may not be sent itself."""
    if code == CloseReason.NO_STATUS_RCVD:
        return frame(b"", Opcode.CLOSE)
    words = reason.encode()[:REASON_MOST_BYTES].decode(errors="ignore").encode()
    return frame(struct.pack("!H", code) + words, Opcode.CLOSE)
