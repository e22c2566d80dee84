"""Binding a port, or the next one that is free."""

import errno
import socket

import click

from teamwork.commands_line.refusals import refuse

DEFAULT_PORT = 8080
PORTS_TRIED = 50


def bind(host: str, port: int | None) -> socket.socket:
    """A listening socket on the port; without a named one on the first free from 8080 up."""
    from web.runner import listener

    first = DEFAULT_PORT if port is None else port
    for tried in range(first, first + (PORTS_TRIED if port is None else 1)):
        try:
            bound = listener(host, tried)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                refuse(f"Port {tried} on {host} cannot be used: {error.strerror}.")
            continue
        if tried != first:
            click.echo(f"Port {first} is taken, so this is port {tried}.", err=True)
        return bound
    refuse(f"Port {first} is taken; name another with --port.")
