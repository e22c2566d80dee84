"""
OpenID Connect as a client: what is sent to the provider, and what of its answer is believed.

Authlib speaks OAuth and judges the claims, joserfc the signature; Authlib's own Flask client is left out, for it keeps
what it remembers in Flask's signed session cookie, which this house has not.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ClaimError, InvalidKeyIdError, JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet
from requests import RequestException

from web.config import Oidc, is_private
from web.sign_in.elsewhere import NotProvenError, ProviderAwayError
from web.sign_in.oidc_calls import SECONDS, bound, in_time
from web.sign_in.trip import LASTS, Trip

ALGORITHMS = ("RS256", "ES256")
"""Never ``none``, never one whose key the public knows."""
KEY_TYPES = ("RSA", "EC")
SKEW_SECONDS = 60
KNOWN_SECONDS = 3600.0
KEYS_AGAIN_SECONDS = 60.0
"""A key that nobody has seen is asked for, and not more often, whoever sends tokens with such."""
AWAY_SECONDS = 5.0
SUBJECT_MOST = 255
WHOSE_FAULT = ("access_denied", "invalid_grant", "invalid_request")
"""What a provider says of a code or a person; whatever else it says is about the two houses."""
UNREADABLE = (JoseError, ValueError, TypeError, KeyError, AttributeError)


class Known(NamedTuple):
    """What the provider says of itself."""

    authorize: str
    token: str
    keys: str
    algorithms: tuple[str, ...]
    auth_method: str
    at: float


class Provider:
    """Another house's sign-in; what it says of itself is asked for when first needed, and now and then anew."""

    def __init__(self, settings: Oidc, clock: Callable[[], datetime]) -> None:
        self.settings = settings
        self._clock = clock
        self._asking = threading.Lock()
        self._known: Known | None = None
        self._keys: tuple[KeySet, float] | None = None
        self._away_until = 0.0

    def address(self, trip: Trip, back: str, *, asks_anew: bool = False) -> str:
        """
        Where the browser goes; ``asks_anew`` wants the person to say who they are, also when they are known there.

        Raises:
            ProviderAwayError: it cannot be asked where that is.
        """
        more = {"prompt": "login"} if asks_anew else {}
        known = self._what_is_known()
        session = self._session(known, back)
        address, _ = session.create_authorization_url(
            known.authorize, state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier, **more
        )
        return str(address)

    def subject(self, trip: Trip, code: str, back: str) -> str:
        """
        Who the provider says has come, by its own id of them.

        Raises:
            NotProvenError: the code or the token is not good for this trip.
            ProviderAwayError: it does not answer, or not as it should.
        """
        known = self._what_is_known()
        token = self._token(known, trip, code, back)
        claims = self._believed(known, token, trip.nonce)
        return str(claims["sub"])

    # ---- the token ------------------------------------------------------------------------------

    def _session(self, known: Known | None, back: str = "") -> Any:
        """One for each use: it remembers tokens, and is for one thread."""
        return bound(
            OAuth2Session(
                self.settings.client_id,
                self.settings.client_secret,
                token_endpoint_auth_method=known.auth_method if known else None,
                scope="openid",
                redirect_uri=back,
                code_challenge_method="S256",
                default_timeout=SECONDS,
            )
        )

    def _token(self, known: Known, trip: Trip, code: str, back: str) -> str:
        session = self._session(known)

        def fetch() -> Any:
            with session:
                return session.fetch_token(
                    known.token,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=trip.verifier,
                    redirect_uri=back,
                )

        try:
            found = in_time(fetch)
        except AuthlibBaseError as error:
            if error.error in WHOSE_FAULT:
                raise NotProvenError("code") from None
            raise ProviderAwayError("refuses_us") from None
        except (RequestException, ValueError, TypeError, AttributeError) as error:
            raise ProviderAwayError(type(error).__name__) from error
        token = found.get("id_token")
        if not isinstance(token, str):
            raise NotProvenError("no_token")
        return token

    def _believed(self, known: Known, token: str, nonce: str) -> CodeIDToken:
        """The claims of a token that was made by this issuer, for us, for this trip, just now."""
        issuer, client_id, now = self.settings.issuer, self.settings.client_id, int(self._clock().timestamp())
        must = {"iss": {"value": issuer}, "aud": {"value": client_id}, "sub": {"essential": True}}
        try:
            decoded = self._decoded(known, token)
            claims = CodeIDToken(decoded.claims, decoded.header, must, {"nonce": nonce, "client_id": client_id})
            claims.validate(now=now, leeway=SKEW_SECONDS)
        except UNREADABLE as error:
            raise NotProvenError(_word_of(error)) from None
        if claims["iat"] < now - LASTS.total_seconds() - SKEW_SECONDS:
            raise NotProvenError("old")
        if not claims["sub"].isprintable() or len(claims["sub"]) > SUBJECT_MOST:
            raise NotProvenError("subject")
        return claims

    def _decoded(self, known: Known, token: str) -> jwt.Token:
        try:
            return jwt.decode(token, self._key_set(known), algorithms=known.algorithms)
        except InvalidKeyIdError:
            return jwt.decode(token, self._key_set(known, KEYS_AGAIN_SECONDS), algorithms=known.algorithms)

    # ---- what the provider says of itself ---------------------------------------------------------

    def _what_is_known(self) -> Known:
        with self._asking:
            now = time.monotonic()
            if self._known is None or now - self._known.at > KNOWN_SECONDS:
                self._known = self._asked(lambda: self._discovered(now))
            return self._known

    def _discovered(self, now: float) -> Known:
        issuer = self.settings.issuer
        said = self._read(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if said["issuer"] != issuer:
            raise ProviderAwayError("another_issuer")
        authorize, token, keys = (said[name] for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"))
        if not all(is_private(place) for place in (authorize, token, keys)):
            raise ProviderAwayError("in_the_clear")
        algorithms = tuple(name for name in ALGORITHMS if name in said["id_token_signing_alg_values_supported"])
        if not algorithms:
            raise ProviderAwayError("no_algorithm")
        ways = said.get("token_endpoint_auth_methods_supported", ())
        method = "client_secret_post" if "client_secret_post" in ways else "client_secret_basic"
        return Known(authorize, token, keys, algorithms, method, now)

    def _key_set(self, known: Known, age_most: float = KNOWN_SECONDS) -> KeySet:
        with self._asking:
            now = time.monotonic()
            if self._keys is None or now - self._keys[1] > age_most:
                self._keys = (self._asked(lambda: _imported(self._read(known.keys))), now)
            return self._keys[0]

    def _asked(self, ask: Callable[[], Any]) -> Any:
        """The answer; whoever comes soon after one that failed hears so at once, instead of waiting too."""
        if time.monotonic() < self._away_until:
            raise ProviderAwayError("away_just_now")
        try:
            return ask()
        except ProviderAwayError:
            self._fail()
            raise
        except (RequestException, *UNREADABLE) as error:
            self._fail()
            raise ProviderAwayError(type(error).__name__) from error

    def _fail(self) -> None:
        self._away_until = time.monotonic() + AWAY_SECONDS

    def _read(self, address: str) -> Any:
        session = self._session(None)

        def get() -> Any:
            with session:
                answer = session.get(address, withhold_token=True)
            answer.raise_for_status()
            return answer.json()

        return in_time(get)


def _imported(said: Any) -> KeySet:
    """The keys that such tokens may be signed with; one that nobody can read does the others no harm."""
    keys: list[Key] = []
    for each in said["keys"]:
        with suppress(*UNREADABLE):
            if each["kty"] in KEY_TYPES:
                keys.append(JWKRegistry.import_key(each))
    if not keys:
        raise ProviderAwayError("no_keys")
    return KeySet(keys)


def _word_of(error: Exception) -> str:
    """Which check said no; nothing of what the token holds."""
    return f"claim_{error.claim}" if isinstance(error, ClaimError) else type(error).__name__
