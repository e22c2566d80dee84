"""
Another house's sign-in on a port of this machine: Authlib's server with code, PKCE and OpenID, and keys of its own.

It keeps to the standards, so that what it refuses is refused by somebody else's reading of them; a test that wants it
to lie sets `sign`, `discovery` or `answers`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, OAuth2Error
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, Response, jsonify, request
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from tests.wsgi_server import answering

CLIENT_ID, CLIENT_SECRET = "teamwork", "a secret between two houses"
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig", "alg": "RS256"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig", "alg": "ES256"})
NAME = "Kommunens login"


@dataclass
class Client(ClientMixin):  # type: ignore[misc, unused-ignore]
    """Teamwork, as the provider knows it."""

    redirect_uris: set[str] = field(default_factory=set)

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return "openid" if "openid" in scope.split() else ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_post", "client_secret_basic")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc, unused-ignore]
    """A code that was given out, and for what."""

    code: str
    subject: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope


class Provider:
    """The other house; `seen` holds what each authorization request asked for."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.client = Client()
        self.clock: Callable[[], datetime] = datetime.now
        self.begin_anew()
        self._codes: dict[str, Code] = {}

    def begin_anew(self) -> None:
        """Honest again."""
        self.keys: list[Any] = [RSA, EC]
        self.sign: Callable[[dict[str, Any], dict[str, Any]], str] = sign
        self.discovery: dict[str, Any] = {}
        self.answers: dict[str, Response | Callable[[], Response]] = {}
        self.seen: list[dict[str, str]] = []
        self.asked: list[str] = []

    @property
    def metadata(self) -> dict[str, Any]:
        own = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
        }
        return {name: value for name, value in {**own, **self.discovery}.items() if value is not None}

    def sign_in(self, address: str, subject: str = "kirsten@example") -> str:
        """Somebody signs in there, and is sent back: the address to which."""
        answer = requests.post(address, data={"subject": subject}, allow_redirects=False, timeout=30)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def claims(self, code: Code) -> dict[str, Any]:
        now = int(self.clock().timestamp())
        about = {"iss": self.issuer, "aud": CLIENT_ID, "sub": code.subject, "iat": now, "exp": now + 300}
        return about | ({"nonce": code.nonce} if code.nonce else {})

    # ---- what Authlib asks ------------------------------------------------------------------------

    def save_code(self, code: str, asked: Any) -> None:
        said = asked.payload.data
        self._codes[code] = Code(
            code,
            asked.user,
            asked.payload.redirect_uri,
            asked.payload.scope,
            said.get("nonce"),
            said.get("code_challenge"),
            said.get("code_challenge_method"),
        )

    def find_code(self, code: str) -> Code | None:
        return self._codes.get(code)

    def delete_code(self, code: Code) -> None:
        self._codes.pop(code.code, None)


def sign(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """As an honest house does."""
    return jwt.encode({"alg": "RS256", "kid": "rsa", **header}, claims, RSA)


def application(provider: Provider) -> Flask:
    """The provider as a site."""
    app = Flask("oidc_provider")
    server = AuthorizationServer(app, lambda client_id: provider.client if client_id == CLIENT_ID else None, _forget)
    server.register_grant(_grant(provider), [S256(required=True), _tokens(provider)])

    @app.before_request
    def _lie() -> Response | None:
        provider.asked.append(request.path)
        answer = provider.answers.get(request.path)
        return answer() if callable(answer) and not isinstance(answer, Response) else answer

    @app.get("/.well-known/openid-configuration")
    def discovery() -> Response:
        return jsonify(provider.metadata)

    @app.get("/keys")
    def keys() -> Response:
        return jsonify(KeySet(provider.keys).as_dict(private=False))

    @app.get("/authorize")
    def ask() -> str | tuple[str, int]:
        try:
            server.get_consent_grant(end_user=None)
        except OAuth2Error as error:
            return escape(str(error)), 400
        provider.seen.append(request.args.to_dict())
        return PAGE

    @app.post("/authorize")
    def answer() -> Any:
        provider.seen.append(request.args.to_dict())
        grant = server.get_consent_grant(end_user=request.form["subject"])
        return server.create_authorization_response(grant_user=request.form["subject"], grant=grant)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app


PAGE = (
    "<!doctype html><html lang=en><title>Another house</title><form method=post>"
    "<label>User <input name=subject autofocus></label> <button>Sign in</button></form></html>"
)


class S256(CodeChallenge):  # type: ignore[misc, unused-ignore]
    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]


def _forget(token: Any, asked: Any) -> None:
    """Nobody here asks for anything with an access token."""


def _grant(provider: Provider) -> type:
    class Grant(AuthorizationCodeGrant):  # type: ignore[misc, unused-ignore]
        def save_authorization_code(self, code: str, asked: Any) -> None:
            provider.save_code(code, asked)

        def query_authorization_code(self, code: str, client: Any) -> Code | None:
            return provider.find_code(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            provider.delete_code(authorization_code)

        def authenticate_user(self, authorization_code: Code) -> str:
            return authorization_code.subject

    return Grant


def _tokens(provider: Provider) -> Any:
    class Tokens(OpenIDCode):  # type: ignore[misc, unused-ignore]
        def exists_nonce(self, nonce: str, asked: Any) -> bool:
            return False

        def encode_id_token(self, token: Any, asked: Any) -> str:
            return provider.sign(provider.claims(asked.authorization_code), {})

    return Tokens()


@contextmanager
def another_house(host: str = "127.0.0.1") -> Iterator[Provider]:
    """Within, a provider answers on a port of this machine, by this name of it."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "yes"  # Authlib's server insists on TLS otherwise, on this machine too
    provider = Provider("")
    with answering(application(provider)) as server:
        provider.issuer = f"http://{host}:{server.server_port}"
        yield provider


def asked_of(address: str) -> dict[str, str]:
    """What an address to the provider asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
