"""`teamwork serve`: the production server."""

import ipaddress
import os
import socket
from typing import TYPE_CHECKING

import click

from teamwork.commands_line.data_folder import data_folder, database_option, database_url
from teamwork.commands_line.ports import DEFAULT_PORT, bind
from teamwork.commands_line.refusals import refuse

if TYPE_CHECKING:
    from web.config import Config

FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="TEAMWORK_HOST")
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, envvar="TEAMWORK_PORT")
@database_option
@click.option("--redis", envvar="TEAMWORK_REDIS", help="So that several processes can serve the same games.")
@click.option("--base-url", "base_urls", multiple=True, help="An address people use; the first stands in links.")
@click.option("--tls-cert", type=FILE, envvar="TEAMWORK_TLS_CERT")
@click.option("--tls-key", type=FILE, envvar="TEAMWORK_TLS_KEY")
@click.option("--insecure", is_flag=True, envvar="TEAMWORK_INSECURE", help="Serve others without TLS all the same.")
def serve(
    host: str,
    port: int,
    database: str | None,
    redis: str | None,
    base_urls: tuple[str, ...],
    tls_cert: str | None,
    tls_key: str | None,
    insecure: bool,
) -> None:
    """Serve the games of the database."""
    if (tls_cert is None) != (tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key belong together.")
    _require_safe(host, tls_cert is not None or _is_behind_proxy(), insecure)
    from teamwork.commands_line.patching import patch

    patch()
    from teamwork.keeping.writing import serving
    from web import create_app
    from web.runner import serve as run

    bound = bind(host, port)
    urls = base_urls or _named_urls() or _own_urls(host, bound.getsockname()[1], tls_cert is not None)

    url = database_url(database)
    app = create_app(_config(url, urls, redis))
    with serving(data_folder(), url, app.extensions["teamwork"].service):
        click.echo(f"Teamwork on {urls[0]}. Stop with Ctrl+C.", err=True)
        run(app, bound, (tls_cert, tls_key) if tls_cert and tls_key else None)


def _config(database: str, urls: tuple[str, ...], redis: str | None) -> "Config":
    from web.config import from_environment

    try:
        return from_environment(database=database, base_urls=urls, redis=redis, async_mode="gevent")
    except ValueError as error:
        refuse(f"{error}.")


def _require_safe(host: str, is_private: bool, is_insecure: bool) -> None:
    """Whoever is not on this machine comes over TLS, or by a declared proxy that does it (decision 21)."""
    if is_loopback(host) or is_private:
        return
    if not is_insecure:
        refuse(
            f"Serving {host} without TLS would send names and tokens in the clear. Give --tls-cert and --tls-key, "
            "or put a proxy in front and declare it with TEAMWORK_PROXIES=1, or say --insecure."
        )
    click.echo("Without TLS, so offline use is off on every phone, and anybody on the network can listen.", err=True)


def is_loopback(host: str) -> bool:
    """Whether only this machine can come in there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_behind_proxy() -> bool:
    return os.environ.get("TEAMWORK_PROXIES", "0").strip() not in ("", "0")


def _named_urls() -> tuple[str, ...]:
    return tuple(os.environ.get("TEAMWORK_BASE_URLS", "").split())


def _own_urls(host: str, port: int, is_tls: bool) -> tuple[str, ...]:
    """The addresses under which this machine can be reached, when nobody named any."""
    scheme = "https" if is_tls else "http"
    usual = 443 if is_tls else 80
    hosts = ["127.0.0.1", "localhost"] if is_loopback(host) else [host]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        hosts = [_address_outwards(), socket.gethostname(), "127.0.0.1", "localhost"]
    shown = (f"[{name}]" if ":" in name else name for name in hosts)
    return tuple(dict.fromkeys(f"{scheme}://{name}" + ("" if port == usual else f":{port}") for name in shown))


def _address_outwards() -> str:
    """This machine's address on its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
