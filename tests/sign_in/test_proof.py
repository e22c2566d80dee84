"""Passwords and codes: the standard's own examples, one use each, and the same work for whoever is not there."""

from datetime import UTC, datetime, timedelta

import pytest

from teamwork.errors import InvalidCommandError
from teamwork.keeping import staff_proof
from teamwork.keeping.staff_proof import code_at, is_password, require_password, secret_from, step_of, step_proven
from tests.sign_in.staff import HASH, PASSWORD, QUICK, SECRET

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
AT = datetime(2026, 2, 3, 8, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
     (2000000000, "69279037"), (20000000000, "65353130")],
)  # fmt: skip
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    """Appendix B has eight digits; apps show the last six."""
    assert code_at(RFC_SECRET, seconds // 30) == code[-6:]


def test_a_code_of_one_step_before_or_after_is_taken_and_no_other() -> None:
    now = step_of(AT)
    for drift, is_taken in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        found = step_proven(SECRET, code_at(SECRET, now + drift), AT)
        assert found == (now + drift if is_taken else None)
    assert step_proven(SECRET, f"{code_at(SECRET, now)[:3]} {code_at(SECRET, now)[3:]}", AT) == now


@pytest.mark.parametrize("code", ["", "000000 ", "12345", "１２３４５６", "\ud800", "x" * 1000])
def test_what_is_no_code_proves_nothing(code: str) -> None:
    assert step_proven(SECRET, code, AT + timedelta(days=1)) is None


def test_without_a_second_factor_no_code_is_right() -> None:
    assert step_proven(None, code_at(secret_from("", ""), step_of(AT)), AT) is None


def test_a_password_is_right_only_for_its_own_hash() -> None:
    assert is_password(HASH, PASSWORD)
    assert not is_password(HASH, PASSWORD + " ")
    assert not is_password(HASH, "")
    assert not is_password(None, PASSWORD)
    assert not is_password("no hash", PASSWORD)


def test_the_same_work_is_done_without_a_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 23: a name that nobody has may not be answered sooner."""
    verified: list[str] = []

    class Watched:
        def verify(self, stored: str, given: str) -> bool:
            verified.append(stored.rpartition("$")[0].rpartition("$")[0])
            return False

        hash = staticmethod(QUICK.hash)

    monkeypatch.setattr(staff_proof, "_hasher", Watched())
    is_password(HASH, PASSWORD)
    is_password(None, PASSWORD)
    assert len(verified) == 2
    assert verified[0] == verified[1], "the same memory, rounds and lanes"


@pytest.mark.parametrize(
    ("password", "code"),
    [("kort", "password_short"), ("x" * 201, "password_long"), ("a" * 20, "password_plain"),
     ("Mette Jensen 1", "password_plain")],
)  # fmt: skip
def test_plain_passwords_are_refused(password: str, code: str) -> None:
    with pytest.raises(InvalidCommandError) as refused:
        require_password(password, "Mette Jensen")
    assert refused.value.code == code
    require_password("fire ord på en tavle", "Mette Jensen")
