"""What waits for one client, tried without a network."""

import threading
from collections.abc import Callable

import pytest

from web.transport.outbox import BATCH_BYTES, MAX_WAITING_BYTES, MAX_WAITING_FRAMES, Outbox, held_together
from web.transport.timetable import Timetable


class Wire:
    """Takes ``room`` bytes at once, and the rest when it is let."""

    can_write_at_once = True

    def __init__(self, room: int = 0) -> None:
        self.room = room
        self.taken = b""
        self.pieces: list[int] = []
        self.is_cut = False
        self.is_broken = False

    def write_at_once(self, data: bytes) -> int:
        if self.is_broken:
            raise OSError("broken")
        size = min(self.room, len(data))
        self.room -= size
        self.taken += data[:size]
        return size

    def write(self, data: bytes | memoryview) -> None:
        if self.is_broken:
            raise OSError("broken")
        self.pieces.append(len(data))
        self.taken += bytes(data)

    def cut(self) -> None:
        self.is_cut = True


class Box:
    """An outbox whose writing task runs when the test says so."""

    def __init__(self, room: int = 0) -> None:
        self.wire = Wire(room)
        self.tasks: list[Callable[[], None]] = []
        self.overflows = 0
        self.outbox = Outbox(self.wire, self.tasks.append, self._overflow)  # type: ignore[arg-type]

    def _overflow(self) -> None:
        self.overflows += 1

    def put(self, *frames: bytes) -> None:
        for frame in frames:
            self.outbox.put(frame)

    def write(self) -> None:
        while self.tasks:
            self.tasks.pop(0)()


def test_while_there_is_room_nothing_waits_and_no_task_is_started() -> None:
    box = Box(room=100)
    box.put(b"one", b"two")
    assert box.wire.taken == b"onetwo"
    assert box.tasks == []


def test_what_is_held_together_goes_out_at_the_end_in_one_piece_and_in_order() -> None:
    box, other = Box(), Box()
    with held_together():
        box.put(b"first,", b"second,")
        with held_together():
            box.put(b"third")
            other.put(b"elsewhere")
        assert box.tasks == other.tasks == []
    box.write()
    other.write()
    assert (box.wire.pieces, box.wire.taken) == ([18], b"first,second,third")
    assert other.wire.taken == b"elsewhere"


def test_what_is_held_goes_out_also_when_its_teller_stumbles() -> None:
    box = Box(room=100)

    def stumble() -> None:
        with held_together():
            box.put(b"told")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert box.wire.taken == b"told"


def test_a_goodbye_takes_what_is_held_along_and_nothing_follows_it() -> None:
    box = Box(room=100)
    with held_together():
        box.put(b"told,")
        assert box.outbox.put_last(b"goodbye")
        box.put(b"too late")
    assert box.wire.taken == b"told,goodbye"


def test_what_was_taken_in_part_is_written_on_from_there_and_in_order() -> None:
    box = Box(room=5)
    box.put(b"first,", b"second,", b"third")
    assert box.wire.taken == b"first"
    assert len(box.tasks) == 1
    box.write()
    assert box.wire.taken == b"first,second,third"


def test_after_the_task_is_done_frames_go_straight_again() -> None:
    box = Box()
    box.put(b"late")
    box.write()
    box.wire.room = 10
    box.put(b"now")
    assert box.wire.taken == b"latenow"
    assert box.tasks == []


def test_small_frames_are_written_together_and_a_large_one_by_itself() -> None:
    box = Box()
    box.put(b"a", b"b", bytes(BATCH_BYTES), b"c")
    box.write()
    assert box.wire.pieces == [2, BATCH_BYTES, 1]


def test_one_frame_too_many_cuts() -> None:
    box = Box()
    box.put(*[b"x"] * MAX_WAITING_FRAMES)
    assert not box.wire.is_cut
    box.put(b"x")
    assert box.wire.is_cut
    assert box.overflows == 1
    box.put(b"x")
    assert box.overflows == 1


def test_one_byte_too_many_cuts() -> None:
    box = Box()
    box.put(bytes(MAX_WAITING_BYTES // 2), bytes(MAX_WAITING_BYTES // 2))
    assert not box.wire.is_cut
    box.put(b"x")
    assert box.wire.is_cut


def test_what_was_written_no_longer_counts() -> None:
    box = Box()
    for _ in range(4):
        box.put(*[b"x"] * MAX_WAITING_FRAMES)
        box.write()
    assert not box.wire.is_cut
    assert len(box.wire.taken) == 4 * MAX_WAITING_FRAMES


def test_nothing_follows_the_last_frame_and_there_is_one_last() -> None:
    box = Box()
    box.put(b"word,")
    assert box.outbox.put_last(b"goodbye")
    assert not box.outbox.put_last(b"goodbye again")
    box.put(b"more")
    box.write()
    assert box.wire.taken == b"word,goodbye"


@pytest.mark.parametrize("room", [0, 100])
def test_a_broken_wire_is_cut_and_takes_nothing_more(room: int) -> None:
    box = Box(room)
    box.put(b"" if room else b"waits")
    box.wire.is_broken = True
    box.put(b"lost")
    box.write()
    box.put(b"lost")
    assert box.wire.is_cut
    assert b"lost" not in box.wire.taken


def test_under_tls_a_task_writes_from_the_start() -> None:
    box = Box(room=100)
    box.wire.can_write_at_once = False
    box.put(b"one")
    assert box.wire.taken == b""
    box.write()
    assert box.wire.taken == b"one"


def test_frames_of_many_threads_come_whole() -> None:
    box = Box(room=1 << 30)
    writers = [threading.Thread(target=box.put, args=[bytes((65 + n,)) * 50] * 200) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    taken = box.wire.taken
    assert len(taken) == 8 * 200 * 50 or box.wire.is_cut
    assert all(len(set(taken[at : at + 50])) == 1 for at in range(0, len(taken), 50))


class Engine:
    """Sleeps without letting time pass; its task runs when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []
        self.slept: list[float] = []

    def start_background_task(self, task: Callable[[], None]) -> None:
        self.tasks.append(task)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def test_what_is_due_happens_once_in_order_and_then_the_task_ends() -> None:
    engine, done = Engine(), list[str]()
    timetable = Timetable(engine)
    timetable.after(0.02, lambda: done.append("second"))
    timetable.after(0.01, lambda: done.append("first"))
    [task] = engine.tasks
    task()
    assert done == ["first", "second"]


def test_a_task_is_started_again_when_something_new_is_due() -> None:
    engine, done = Engine(), list[str]()
    timetable = Timetable(engine)
    timetable.after(0, lambda: done.append("first"))
    engine.tasks.pop()()
    timetable.after(0, lambda: done.append("second"))
    engine.tasks.pop()()
    assert done == ["first", "second"]


def test_an_act_that_fails_stops_no_other() -> None:
    engine, done = Engine(), list[str]()
    timetable = Timetable(engine)
    timetable.after(0, lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    timetable.after(0, lambda: done.append("after it"))
    engine.tasks.pop()()
    assert done == ["after it"]
