"""The same over TLS, as `teamwork serve` does with a certificate of its own."""

import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.web.transport.raw_client import PATIENCE_SECONDS, RawClient
from tests.web.transport.servers import TRANSPORTS, Server, running


def certificate_in(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that nobody else trusts, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(
        issuer_name=name, subject_name=name, public_key=key.public_key(), serial_number=1,
        not_valid_before=now - timedelta(days=1), not_valid_after=now + timedelta(days=1),
    ).add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)  # fmt: skip
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


@pytest.fixture(scope="module", params=TRANSPORTS)
def secured(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, ssl.SSLContext]]:
    """A server behind a certificate, and a context that trusts it."""
    folder = tmp_path_factory.mktemp("tls")
    paths = certificate_in(folder)
    with running("gevent", request.param, folder, certificate=[str(p) for p in paths], patience_seconds=4) as server:
        yield server, ssl.create_default_context(cafile=paths[0])


@pytest.fixture
def client(secured: tuple[Server, ssl.SSLContext]) -> Iterator[RawClient]:
    """Someone of the small game, over TLS."""
    server, trust = secured
    with server.client(trust=trust) as found:
        yield found


def test_events_go_both_ways(client: RawClient) -> None:
    assert client.ask("echo", "blåbær") == ["blåbær"]


def test_a_client_that_pauses_gets_everything_whole_and_in_order(client: RawClient) -> None:
    client.emit("fill", {"count": 50, "bytes": 200_000})
    time.sleep(1)
    assert [client.event()[1]["n"] for _ in range(50)] == list(range(50))
    assert client.ask("echo", 1) == [1]


def test_a_goodbye_is_answered(client: RawClient) -> None:
    client.say_goodbye(1000)
    assert client.goodbye() == 1000
    assert client.is_gone()


def test_a_message_over_the_limit_is_refused(client: RawClient) -> None:
    client.send("42" + "x" * 70_000)
    assert client.goodbye() == 1009
    assert client.is_gone()


def test_who_does_not_agree_on_tls_is_not_waited_for(secured: tuple[Server, ssl.SSLContext]) -> None:
    server, _ = secured
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS) as silent:
        assert silent.recv(100) == b""
