"""What an operator says of another house's sign-in: all of it or nothing, and a sentence for each mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

from web import config
from web.config import Oidc, from_environment

ALL = {
    "TEAMWORK_OIDC_ISSUER": "https://login.example.dk",
    "TEAMWORK_OIDC_CLIENT_ID": "teamwork",
    "TEAMWORK_OIDC_CLIENT_SECRET": "a secret",
    "TEAMWORK_OIDC_NAME": "Kommunens login",
}
URLS = ("https://teamwork.example.dk",)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in ALL.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def read() -> Oidc | None:
    return from_environment(base_urls=URLS).oidc


def test_without_a_word_of_it_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ALL:
        monkeypatch.delenv(name, raising=False)
    assert read() is None


def test_with_all_of_it_there_is_one_and_our_own_second_factor_is_asked_for(environment: pytest.MonkeyPatch) -> None:
    assert read() == Oidc("https://login.example.dk", "teamwork", "a secret", "Kommunens login", "ours")
    assert "a secret" not in repr(read())
    environment.setenv("TEAMWORK_OIDC_SECOND_FACTOR", "provider")
    oidc = read()
    assert oidc is not None
    assert oidc.second_factor == "provider"


def test_the_secret_may_lie_in_a_file(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.delenv("TEAMWORK_OIDC_CLIENT_SECRET")
    kept = tmp_path / "secret"
    kept.write_text("from a file\n", encoding="utf-8")
    environment.setenv("TEAMWORK_OIDC_CLIENT_SECRET_FILE", str(kept))
    oidc = read()
    assert oidc is not None
    assert oidc.client_secret == "from a file"


@pytest.mark.parametrize("missing", sorted(ALL))
def test_half_of_it_is_refused_and_the_other_half_named(environment: pytest.MonkeyPatch, missing: str) -> None:
    environment.delenv(missing)
    with pytest.raises(ValueError, match=rf"lacks {missing}: give all of .*, or none"):
        read()
    environment.setenv(missing, "  ")
    with pytest.raises(ValueError, match=missing):
        read()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TEAMWORK_OIDC_ISSUER", "http://login.example.dk", "begins with https"),
        ("TEAMWORK_OIDC_ISSUER", "login.example.dk", "begins with https"),
        ("TEAMWORK_OIDC_ISSUER", "ftp://localhost", "begins with https"),
        ("TEAMWORK_OIDC_SECOND_FACTOR", "both", "ours or provider, not both"),
        ("TEAMWORK_OIDC_CLIENT_SECRET_FILE", "secret", "give one of them"),
    ],
)
def test_what_cannot_be_is_refused(environment: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    environment.setenv(name, value)
    with pytest.raises(ValueError, match=said):
        read()


def test_a_file_that_cannot_be_read_is_named(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.delenv("TEAMWORK_OIDC_CLIENT_SECRET")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    (tmp_path / "empty").write_bytes(b"\n")
    for name in ("nowhere", "binary", "empty"):
        environment.setenv("TEAMWORK_OIDC_CLIENT_SECRET_FILE", str(tmp_path / name))
        with pytest.raises(ValueError, match="TEAMWORK_OIDC_CLIENT_SECRET"):
            read()


def test_this_machine_itself_needs_no_tls(environment: pytest.MonkeyPatch) -> None:
    for issuer in ("http://127.0.0.1:8081", "http://localhost", "http://[::1]:9000/realm"):
        environment.setenv("TEAMWORK_OIDC_ISSUER", issuer)
        assert read() is not None


def test_a_missing_extra_is_named_before_anybody_is_sent_anywhere(environment: pytest.MonkeyPatch) -> None:
    environment.setattr(config, "find_spec", lambda name: None if name == "authlib" else object())
    with pytest.raises(ValueError, match=r"pip install teamwork\[oidc\]"):
        read()


def test_the_start_says_it_in_one_sentence(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("TEAMWORK_OIDC_NAME")
    words = [sys.executable, "-m", "teamwork.cli", "serve", "--port", "0", "--database", "memory://"]
    started = subprocess.run(words, capture_output=True, text=True)
    assert started.returncode != 0
    assert "lacks TEAMWORK_OIDC_NAME" in started.stderr
    assert "Traceback" not in started.stderr


WITHOUT = """
import sys
for name in ("authlib", "joserfc", "requests"):
    sys.modules[name] = None
from web import create_app
from web.config import Config
app = create_app(Config(database="memory://", base_urls=("http://localhost",)))
print(app.test_client().get("/sign-in", base_url="http://localhost").status_code)
print(app.test_client().get("/sign-in/elsewhere", base_url="http://localhost").status_code)
"""


def test_who_does_not_use_it_needs_none_of_its_libraries() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True)
    assert ran.stdout.split() == ["200", "404"], ran.stderr
