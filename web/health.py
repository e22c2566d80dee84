"""Is it alive, is it ready, how much does it do: for whoever runs it, without a word about anybody."""

from flask import Blueprint, Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> tuple[str, int]:
    """The process answers."""
    return "ok\n", 200


@bp.get("/readyz")
def ready() -> tuple[dict[str, str], int]:
    """The database answers too, and Redis where one is used."""
    house = current_app.extensions["teamwork"]
    checks = {"database": house.service.store.healthy(), **house.extra_checks()}
    return {name: "ok" if is_well else "down" for name, is_well in checks.items()}, 200 if all(checks.values()) else 503


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus' text format; counts only, no label names a person or a game."""
    house = current_app.extensions["teamwork"]
    registry = CollectorRegistry()
    Gauge("teamwork_sockets", "Sockets connected to this process", registry=registry).set(house.broadcast.connected)
    Gauge("teamwork_live_games", "Games in memory", registry=registry).set(house.service.live_count)
    for name, value in house.counters.items():
        Gauge(f"teamwork_{name}", f"Since the start: {name}", registry=registry).set(value)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
