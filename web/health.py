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
    """
    The database answers, so whoever is sent here can play: 200, else 503.

    What play goes on without, as Redis, makes it ``degraded`` and no less ready: it is away for every process at once,
    and a balancer that took them all out for it would end what it only slows.
    """
    house = current_app.extensions["teamwork"]
    is_ready, others = house.service.store.healthy(), house.extra_checks()
    state = "down" if not is_ready else "ready" if all(others.values()) else "degraded"
    told = {name: "ok" if is_well else "down" for name, is_well in {"database": is_ready, **others}.items()}
    return {"state": state, **told}, 200 if is_ready else 503


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus' text format; counts only, no label names a person or a game."""
    house = current_app.extensions["teamwork"]
    registry = CollectorRegistry()
    Gauge("teamwork_sockets", "Sockets connected to this process", registry=registry).set(house.broadcast.connected)
    Gauge("teamwork_live_games", "Games in memory", registry=registry).set(house.service.live_count)
    for name, is_well in house.extra_checks().items():
        Gauge(f"teamwork_{name}_up", f"Whether {name} answers; play goes on without", registry=registry).set(is_well)
    for name, value in house.counters.items():
        Gauge(f"teamwork_{name}", f"Since the start: {name}", registry=registry).set(value)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
