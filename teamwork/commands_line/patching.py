"""gevent before everything else."""


def patch() -> None:
    """
    Python's blocking calls become gevent's; called before the web, TLS or a database is imported.

    The same as `web.runner.patch`, which cannot be imported without the rest of the web.
    """
    from gevent import monkey

    monkey.patch_all()
