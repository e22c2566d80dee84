"""What a balancer is told: who can be played with is ready, though something that helps is away."""

import pytest

from tests.web.rooms import ADDRESS, Rooms


@pytest.mark.parametrize(
    ("has_database", "has_redis", "status", "state"),
    [
        (True, True, 200, "ready"),
        (True, False, 200, "degraded"),
        (False, True, 503, "down"),
        (False, False, 503, "down"),
    ],
)
def test_only_without_its_database_is_a_process_taken_out(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, has_database: bool, has_redis: bool, status: int, state: str
) -> None:
    monkeypatch.setattr(rooms.service.store, "healthy", lambda: has_database)
    rooms.house.checks = {"redis": lambda: has_redis}
    answer = rooms.browser().get("/readyz", base_url=ADDRESS)
    words = {True: "ok", False: "down"}
    told = {"state": state, "database": words[has_database], "redis": words[has_redis]}
    assert (answer.status_code, answer.get_json()) == (status, told)
    assert f"teamwork_redis_up {float(has_redis)}" in rooms.browser().get("/metrics", base_url=ADDRESS).text


def test_who_uses_no_redis_misses_none(rooms: Rooms) -> None:
    assert rooms.browser().get("/readyz", base_url=ADDRESS).get_json() == {"state": "ready", "database": "ok"}
    assert "redis" not in rooms.browser().get("/metrics", base_url=ADDRESS).text
