"""
The production server: one gevent process on a listener without Nagle.

`patch()` must run before anything else is imported; `teamwork serve` does so. SIGTERM says goodbye and
closes at Engine.IO level, so that every client comes back by itself.
"""

import gc
import logging
import os
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask

from teamwork.keeping.retention import Terms, distrust_damaged, let_go
from teamwork.store import wait_apart_by
from web import aside, transport
from web.downloads import stop_copying, write_week_when_due
from web.eviction import send_away_ended
from web.gate import address_of
from web.logs import write_without_content
from web.rehearsing import keep_rehearsing
from web.reminders import go_round

CONNECT_SECONDS = 5.0
REQUEST_SECONDS = 10.0
"""How long a request may take to come, from its first byte to the end of its head; pieces of a body likewise."""
IDLE_SECONDS = 30.0
"""How long a connection may say nothing before its next request."""
GOODBYE_SECONDS = 1.0
"""How long a stop waits for those who have been told, and for answers that are under way."""
DAILY_AFTER_SECONDS = 30.0
"""After the start, so that whoever comes first waits for nothing."""
POST_EVERY_SECONDS = 10.0
FILES_LEAST = 4096
GARBAGE_LOOKED_FOR_AFTER = 20_000
"""Objects; at Python's 700 the search for circles, of which there are few, took a twentieth of all work."""


def patch() -> None:
    """Python's blocking calls become gevent's."""
    from gevent import monkey

    monkey.patch_all()


def look_for_garbage_seldom() -> None:
    """What is there stays, and what comes is looked through for circles less often."""
    gc.freeze()
    gc.set_threshold(GARBAGE_LOOKED_FOR_AFTER)


def listener(host: str, port: int) -> socket.socket:
    """A bound socket whose connections send small writes at once."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        bound.bind((host, port))
        bound.listen(1024)
    except OSError:
        bound.close()
        raise
    return bound


def serve(app: Flask, bound: socket.socket, certificate: tuple[str, str] | None = None) -> None:
    """Answers until SIGTERM or SIGINT; then says goodbye and returns."""
    import gevent
    from gevent.pywsgi import WSGIServer
    from gevent.threadpool import ThreadPool

    sys.setswitchinterval(0.0005)
    look_for_garbage_seldom()
    aside.use(lambda do, given: gevent.get_hub().threadpool.apply(do, given))
    write_without_content()
    _raise_file_limit()
    wait_apart_by(ThreadPool(1).apply)
    tls: dict[str, Any] = {"certfile": certificate[0], "keyfile": certificate[1]} if certificate else {}
    log = logging.getLogger("web.server")
    server = WSGIServer(bound, app, log=None, error_log=log, handler_class=_patient(), **tls)
    if tls:
        server.wrap_socket = _patiently(server.wrap_socket)  # type: ignore[method-assign, misc]
    house = app.extensions["teamwork"]
    engine = house.socketio.server.eio
    if house.tidings is not None:
        house.tidings.start(gevent.spawn)
    gevent.spawn(_reap, house, engine)
    gevent.spawn(_each_second, house)
    gevent.spawn(_each_minute, house)
    gevent.spawn(_each_day, house)
    gevent.spawn(_by_post, house)
    gevent.spawn(keep_rehearsing, house, gevent.sleep)

    def stop() -> None:
        server.stop_accepting()
        house.socketio.emit("bye", {"code": "going_down"})
        gevent.sleep(0.2)
        clients = list(engine.sockets.values())
        for client in clients:
            # Not disconnect(): a client that is thrown out does not come back by itself.
            client.close(wait=False)
        give_up_at = time.monotonic() + GOODBYE_SECONDS
        while any(transport.is_talking(client) for client in clients) and time.monotonic() < give_up_at:
            gevent.sleep(0.05)
        server.stop(timeout=GOODBYE_SECONDS)

    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, lambda: gevent.spawn(stop))
    try:
        server.serve_forever()
    finally:
        stop_copying(app)


def _patient() -> Any:
    """gevent's request handler, with an end to its patience: a hundred half requests would stay for ever."""
    from gevent import Timeout
    from gevent.pywsgi import WSGIHandler

    class Patient(WSGIHandler):  # type: ignore[misc, unused-ignore]
        def read_requestline(self) -> Any:
            if self.socket.fileno() < 0:
                return ""  # a line has taken it
            with Timeout(IDLE_SECONDS, TimeoutError("nothing was asked")):
                return super().read_requestline()

        def read_request(self, raw_requestline: Any) -> Any:
            with Timeout(REQUEST_SECONDS, TimeoutError("half a request")):
                is_read = super().read_request(raw_requestline)
            self.socket.settimeout(REQUEST_SECONDS if self.headers.get("content-length") else None)
            return is_read

        def _handle_client_error(self, ex: Any) -> Any:
            # Gone or too slow: there is nobody to tell.
            is_away = isinstance(ex, TimeoutError | ConnectionError)
            return None if is_away else super()._handle_client_error(ex)  # type: ignore[misc]

    return Patient


def _patiently(wrap: Any) -> Any:
    """TLS has to be agreed on in the same time."""
    from gevent import GreenletExit, Timeout

    def wrapped(*given: Any, **named: Any) -> Any:
        with Timeout(REQUEST_SECONDS, GreenletExit()):
            return wrap(*given, **named)

    return wrapped


def _reap(house: Any, engine: Any) -> None:
    """Connections that never say who they are are closed; python-socketio would keep them for ever."""
    import gevent

    # Rounds, not time: in each of them a server that is busy has read what had come.
    rounds: Counter[str] = Counter()
    manager = house.socketio.server.manager
    while True:
        gevent.sleep(1)
        waiting: Counter[str] = Counter()
        for sid, client in list(engine.sockets.items()):
            rounds[sid] += 1
            if manager.sid_from_eio_sid(sid, "/") is not None:
                continue
            if rounds[sid] > CONNECT_SECONDS:
                client.close(wait=False, abort=True)
            else:
                waiting[address_of(house.socketio.server.environ.get(sid, {}))] += 1
        house.crowd.recount(waiting)
        for sid in rounds.keys() - engine.sockets.keys():
            del rounds[sid]


def _each_second(house: Any) -> None:
    """What other processes have stored is told here too; whose session has ended is cut, wherever it was ended."""
    import gevent

    while True:
        gevent.sleep(1)
        if house.service.store.is_shared:
            _attempt("follow_failed", house.service.follow_all)
        _attempt("eviction_failed", lambda: send_away_ended(house))


def _each_minute(house: Any) -> None:
    """Every open game hears of a new day within a minute; words kept for undo are gone when they are due."""
    import gevent

    while True:
        _attempt("access_log_failed", house.access_book.write)
        _attempt("begin_days_failed", house.service.begin_days)
        _attempt("writing_down_failed", house.service.write_down_all)
        _attempt("letting_go_failed", lambda: house.service.let_go_idle(house.broadcast.watched()))
        _attempt("scheduled_export_failed", lambda: write_week_when_due(house))
        _attempt("purge_failed", lambda: house.service.store.purge_former_words(house.service.clock()))
        gevent.sleep(60)


def _each_day(house: Any) -> None:
    """Each game's record is held against its chain, and what has been kept its time goes."""
    import gevent

    gevent.sleep(DAILY_AFTER_SECONDS)
    while True:
        _attempt("verify_failed", lambda: distrust_damaged(house.service))
        _attempt("retention_failed", lambda: let_go(house.service, Terms.of(house.service.store)))
        gevent.sleep(24 * 3600)


def _by_post(house: Any) -> None:
    """Reminders leave by e-mail; a mail server that is away holds up nothing else."""
    import gevent

    while True:
        gevent.sleep(POST_EVERY_SECONDS)
        _attempt("reminders_failed", lambda: go_round(house))


def _attempt(name: str, do: Callable[[], object]) -> None:
    """What goes wrong in one task is told, and stops no other."""
    try:
        do()
    except Exception:
        logging.getLogger("web.server").exception(name)


def _raise_file_limit() -> None:
    """A socket is a file; the limit is raised as far as it may be."""
    if os.name == "nt":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 65536)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < FILES_LEAST:
        structlog.get_logger().warning("few_files_allowed", limit=wanted)
