"""
A process that has read the whole program and gives birth to real servers, so that a thousand can be killed.

`-m tests.faults.nursery DATABASE PORT`: each line on standard input is a wish for one more server; its process id is
the answer. The server is `create_app` under `web.runner.serve`, as `teamwork serve` runs it.
"""

import sys

if __name__ == "__main__":
    from gevent import monkey

    monkey.patch_all()

import os
import signal


def main(database: str, port: int) -> None:
    import gevent.pywsgi  # noqa: F401 - read once, here, not in each server
    import sqlalchemy.dialects.sqlite

    from tests.processes import die_with_the_tests
    from web import create_app
    from web.config import Config
    from web.runner import listener, serve

    assert sqlalchemy.dialects.sqlite
    config = Config(database=database, base_urls=(f"http://127.0.0.1:{port}",), async_mode="gevent")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _wish in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            die_with_the_tests()
            serve(create_app(config), listener("127.0.0.1", port))
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
