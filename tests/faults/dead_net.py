"""A net between phones and their server that swallows everything for a while, as a hall's does."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.processes import free_port

CHUNK = 65536


class Net:
    """Carries bytes to a server's port; while it swallows, nothing comes through and nobody is told.

    A line that was open then, or was begun then, stays dumb for ever: a phone has to find out for itself.
    """

    def __init__(self, server_port: int) -> None:
        self.port = free_port()
        self._server_port = server_port
        self._loop = asyncio.new_event_loop()
        self._is_swallowing = False
        self._age = 0

    def swallow(self) -> None:
        """From now on nothing comes through."""
        self._is_swallowing = True
        self._age += 1

    def give_back(self) -> None:
        """New lines are carried again."""
        self._age += 1
        self._is_swallowing = False

    def run(self) -> None:
        """Until `stop`, in a thread of its own."""
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._carry, "127.0.0.1", self.port))
        self._loop.run_forever()
        server.close()
        lines = asyncio.all_tasks(self._loop)
        for line in lines:
            line.cancel()
        self._loop.run_until_complete(asyncio.gather(*lines, return_exceptions=True))
        self._loop.close()

    def stop(self) -> None:
        """Every line is cut."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _carry(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        age, ends = self._age, [to_phone]
        try:
            if self._is_swallowing:
                return await self._hold(phone)
            server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
            ends.append(to_server)
            await asyncio.gather(self._pass(phone, to_server, age), self._pass(server, to_phone, age))
        except OSError:
            pass
        finally:
            for end in ends:
                end.close()

    async def _pass(self, source: asyncio.StreamReader, goal: asyncio.StreamWriter, age: int) -> None:
        here, there = f"127.0.0.1:{self.port}".encode(), f"127.0.0.1:{self._server_port}".encode()
        while data := await source.read(CHUNK):
            if age != self._age:
                return await self._hold(source)
            goal.write(data.replace(here, there))  # the server answers to its own address alone
            await goal.drain()
        return goal.close() if age == self._age else await self._hold_for_ever()

    async def _hold(self, source: asyncio.StreamReader) -> None:
        while await source.read(CHUNK):
            pass

    async def _hold_for_ever(self) -> None:
        """A server that is gone is gone for whoever can hear it."""
        await asyncio.Event().wait()


@contextmanager
def net_to(server_port: int) -> Iterator[Net]:
    """Within, a net stands before the server; it is whole at first."""
    net = Net(server_port)
    thread = threading.Thread(target=net.run, daemon=True)
    thread.start()
    try:
        yield net
    finally:
        net.stop()
        thread.join(5)
