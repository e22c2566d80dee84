"""People who play while somebody attacks, and what they notice of it."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.web.transport.servers import Server

PEOPLE = ("Ana", "Bo", "Carl", "Frode", "Gry", "Hans", "Kim", "Lone")


class Person(threading.Thread):
    """Asks something every now and then and notes how long the answer took."""

    def __init__(self, server: Server, name: str) -> None:
        super().__init__(daemon=True)
        self.line = server.client(name)
        self.took: list[float] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.is_set():
            asked = time.perf_counter()
            assert self.line.ask("clock", {})[0]["ok"]
            self.took.append(time.perf_counter() - asked)
            self.is_over.wait(0.1)

    def stop(self) -> None:
        """The last answer is waited for."""
        self.is_over.set()
        self.join(60)
        self.line.__exit__()


@contextmanager
def people_inside(server: Server) -> Iterator[list[Person]]:
    """Within, eight people ask; afterwards each of them has been answered and none was thrown out."""
    people = [Person(server, name) for name in PEOPLE]
    for person in people:
        person.start()
    try:
        yield people
    finally:
        for person in people:
            person.stop()
    assert not any(person.is_alive() for person in people)
    assert all(person.took for person in people)


def p95_ms(people: list[Person]) -> float:
    """Of all their answers."""
    return statistics.quantiles([took for person in people for took in person.took], n=20)[-1] * 1000
