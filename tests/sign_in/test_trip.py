"""A trip: three things for the provider from one secret of the browser, for ten minutes, and none says another."""

from datetime import UTC, datetime, timedelta

import pytest

from web.sign_in.trip import Trip, begin_trip, trip_from

AT = datetime(2026, 2, 3, 8, 0, 10, tzinfo=UTC)


def made(trip: Trip) -> set[str]:
    return {trip.state, trip.nonce, trip.verifier}


def test_each_trip_has_a_state_a_nonce_and_a_verifier_of_its_own() -> None:
    trips = [begin_trip(AT), begin_trip(AT), begin_trip(AT, "ticket")]
    assert len(set.union(*map(made, trips))) == 9
    for trip in trips:
        assert trip_from(trip.kept, AT) == trip
        assert not [each for each in made(trip) if each in trip.kept or trip.secret in each]


def test_the_verifier_is_one_that_the_standard_allows() -> None:
    """RFC 7636, 4.1."""
    for _ in range(50):
        verifier = begin_trip(AT).verifier
        assert 43 <= len(verifier) <= 128
        assert set(verifier) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def test_another_moment_or_ticket_makes_another_state() -> None:
    trip = begin_trip(AT, "ticket")
    for other in (trip._replace(begun=trip.begun + 1), trip._replace(ticket=""), trip._replace(ticket="another")):
        assert made(other).isdisjoint(made(trip))


@pytest.mark.parametrize(("seconds", "is_going_on"), [(-1, False), (0, True), (599, True), (600, False)])
def test_it_lasts_ten_minutes(seconds: int, is_going_on: bool) -> None:
    trip = begin_trip(AT)
    assert (trip_from(trip.kept, AT + timedelta(seconds=seconds)) is not None) == is_going_on


@pytest.mark.parametrize("cookie", ["", ".", "a.1.", "x" * 43 + ".1", "x" * 43 + ".-1.", "x" * 43 + ".١.", "\n" * 50])
def test_what_is_no_trip_is_none(cookie: str) -> None:
    assert trip_from(cookie, AT) is None
