"""The front: `create_app` puts the house together; no rule of the game lives here."""

from typing import Any

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_socketio import SocketIO
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from teamwork.errors import TeamworkError
from teamwork.service import GameService
from teamwork.store import open_store
from web import (
    api,
    doorstep,
    exports_api,
    health,
    joining,
    language,
    office,
    packing,
    pages,
    phone_shell,
    rehearsing,
    reminders,
    sign_in,
    strict_json,
    transport,
)
from web.access_book import AccessBook
from web.broadcast import Broadcast
from web.callers import Callers, NotSignedInError
from web.config import Config
from web.contract import PROBLEM_TYPE, problem
from web.gate import Gate, body_limit
from web.house import House
from web.sockets import Sockets
from web.tidings import Tidings

STATIC_SECONDS = 3600


def create_app(config: Config, service: GameService | None = None) -> Flask:
    """
    An application with everything connected; `app.extensions["teamwork"]` is its `House`.

    The application is neutral: threads in tests and in `flask run`, gevent under `runner.py`.
    """
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.update(MAX_CONTENT_LENGTH=config.upload_bytes, SEND_FILE_MAX_AGE_DEFAULT=STATIC_SECONDS)
    app.json = strict_json.StrictJson(app)
    service = service or GameService(open_store(config.database))
    socketio = SocketIO(  # type: ignore[call-arg]
        app,
        async_mode=config.async_mode,  # type: ignore[arg-type]
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=list(config.base_urls),
        max_http_buffer_size=config.websocket_bytes,
        ping_interval=config.ping_seconds[0],
        ping_timeout=config.ping_seconds[1],
        transports=["websocket", "polling"],
        json=strict_json,
        serializer=transport.TextPacket,
    )
    callers = Callers(service, config)
    access_book = AccessBook(service)
    broadcast = Broadcast(socketio, service, access_book)
    house = app.extensions["teamwork"] = House(config, service, callers, broadcast, socketio, access_book)
    Sockets(socketio, service, callers, broadcast, config, house.crowd)
    if config.redis is not None:
        house.tidings = Tidings(service, config.redis, broadcast.signal)
        house.checks = {"redis": lambda: house.tidings is not None and house.tidings.is_heard}
    transport.install(socketio, config.transport, config.max_lines, house.counters)
    parts = (pages, phone_shell, reminders, joining, doorstep, api, exports_api, health, office, rehearsing, sign_in)
    for part in parts:
        app.register_blueprint(part.bp)
    _speak(app, config)
    _refuse(app)
    wsgi: Any = Gate(app.wsgi_app, config, house.crowd)
    if config.proxies:
        wsgi = ProxyFix(wsgi, x_for=config.proxies, x_proto=config.proxies, x_host=0)
    app.wsgi_app = wsgi  # type: ignore[method-assign]
    return app


def _speak(app: Flask, config: Config) -> None:
    """Every page knows its language, its catalogue and the municipality's own words."""

    @app.before_request
    def _choose() -> None:
        g.lang = language.choose(request, config.languages)
        # A body that does not say how long it is passes the gate, and is cut here.
        request.max_content_length = body_limit(request.path, config)

    @app.after_request
    def _remember(answer: Response) -> Response:
        wish = language.remember_choice()
        if wish in config.languages:
            answer.set_cookie(language.COOKIE, str(wish), max_age=31_536_000, samesite="Lax", secure=config.is_secure)
        return packing.pack(request, answer)

    app.jinja_env.globals.update(t=language.t, tn=language.tn, lang=language.lang, day=language.day)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _refuse(app: Flask) -> None:
    """One place turns a refusal into an answer: JSON for programs, a page for people."""

    @app.errorhandler(TeamworkError)
    def _told(error: TeamworkError) -> Any:
        return _answer(error.status, error.code, language.explain(error), dict(error.params), error)

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Any:
        status = error.code or 500
        known = TeamworkError(
            {404: "not_found", 405: "not_found"}.get(status, "bad_request" if status < 500 else "internal_error")
        )
        answer = make_response(_answer(status, known.code, language.explain(known), {}, None))
        methods = getattr(error, "valid_methods", None)
        if methods:
            answer.headers["Allow"] = ", ".join(sorted(methods))
        return answer

    @app.errorhandler(Exception)
    def _failed(error: Exception) -> Any:
        app.logger.exception("request_failed")
        known = TeamworkError("internal_error")
        return _answer(500, known.code, language.explain(known), {}, None)


def _answer(status: int, code: str, message: str, params: dict[str, Any], error: TeamworkError | None) -> Any:
    if request.path.startswith("/api/") or request.is_json or request.method != "GET":
        return jsonify(problem(status, code, message, params)), status, {"Content-Type": PROBLEM_TYPE}
    is_stranger = isinstance(error, NotSignedInError)
    return render_template("refused.html", message=message, code=code, is_stranger=is_stranger), status
