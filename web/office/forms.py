"""
The office's forms: named as the commands' fields, kept when refused, each tied to the session that opened it.

The gate already lets no other site's form in; the token is the second lock (Flask-WTF with the session's own
secret as its key, so that no cookie more is needed).
"""

import hashlib
import hmac
import uuid
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, FileField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.csrf.core import CSRF
from wtforms.validators import ValidationError

from teamwork.errors import TeamworkError
from web import language
from web.house import house


def t(sentence: str) -> str:
    """Marks a sentence that the template says in the reader's language."""
    return sentence


class _SessionToken(CSRF):
    """A token that only pages of the same session can know."""

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        cookies, name_of = request.cookies, house().callers.cookie_name
        secret = cookies.get(name_of("staff")) or cookies.get(name_of("person"), "")
        return hmac.new(secret.encode(), b"teamwork office form", hashlib.sha256).hexdigest()

    def validate_csrf_token(self, form: Any, field: Any) -> None:
        if not hmac.compare_digest(field.data or "", field.current_token):
            raise ValidationError(language.t("Siden var åben for længe. Åbn den igen, og prøv en gang til."))


class OfficeForm(FlaskForm):  # type: ignore[misc]
    """A form whose fields are a command's; ``told`` is what is said above it when no field is to blame."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        csrf = True
        csrf_class = _SessionToken
        csrf_field_name = "form_token"
        locales = ()

        def get_translations(self, form: Any) -> None:
            """Sentences are the catalogue's, not the library's."""

    command_id = HiddenField(default=lambda: uuid.uuid4().hex)
    told: str = ""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for field in self:
            # Several forms stand on one page, and an id stands there once.
            field.id = f"{type(self).__name__.removesuffix('Form').lower()}-{field.short_name}"

    def fields_given(self) -> dict[str, Any]:
        """What was filled in, by field; an empty field is absent."""
        own = ("command_id", self.meta.csrf_field_name)
        return {
            field.short_name: field.data.strip() if isinstance(field.data, str) else field.data
            for field in self
            if field.short_name not in own and field.data not in (None, "") and not isinstance(field, FileField)
        }

    def refuse(self, error: TeamworkError) -> None:
        """The refusal stands at the field to blame, or above the form."""
        name = str(error.params.get("field", ""))
        if name in self:
            label = language.t(self[name].label.text)
            said = TeamworkError(error.code, **{**error.params, "field": label})
            self[name].errors = [*self[name].errors, language.explain(said)]
        else:
            self.told = language.explain(error)

    @property
    def faults(self) -> list[str]:
        """Everything that is said about the form, for the notice above it."""
        return ([self.told] if self.told else []) + [
            str(said) for said in self.errors.get(self.meta.csrf_field_name, ())
        ]


def day_field(label: str, hint: str = "") -> StringField:
    """A day; the engine judges it."""
    return StringField(label, description=hint, render_kw={"type": "date", "class": "input input--short"})


def hour_field(label: str) -> StringField:
    """An hour of the day."""
    return StringField(label, render_kw={"type": "time", "class": "input input--short"})


def text_field(label: str, hint: str = "", most: int = 60) -> StringField:
    """A short text."""
    return StringField(label, description=hint, render_kw={"class": "input", "maxlength": most, "autocomplete": "off"})


def number_field(label: str, hint: str = "") -> StringField:
    """A whole number."""
    return StringField(label, description=hint, render_kw={"class": "input input--short", "inputmode": "numeric"})


def choice_field(label: str, hint: str = "") -> SelectField:
    """One of a list that the page fills."""
    return SelectField(label, description=hint, choices={}, validate_choice=False, render_kw={"class": "select"})


# ---- people ---------------------------------------------------------------------------------------


class Tap(OfficeForm):
    """A button that asks nothing more."""


class StatusForm(OfficeForm):
    """The exact status, as the office confirms it (rule 8)."""

    code = choice_field(t("Status"))
    from_date = day_field(t("Fra"))
    to_date = day_field(t("Til"), t("Kun hvis der er en sidste dag. Tidsbegrænset job skal have en."))
    hours_band = choice_field(t("Timer om ugen"), t("Deltid skal have timer."))
    is_self_supporting = choice_field(t("Forsørger sig selv"), t("Spørges kun ved egen virksomhed."))

    def fields_given(self) -> dict[str, Any]:
        given = super().fields_given()
        if "is_self_supporting" in given:
            given["is_self_supporting"] = given["is_self_supporting"] == "yes"
        return given


class ExitForm(OfficeForm):
    """A way out, confirmed (rule 8.3)."""

    code = choice_field(t("Vej ud"))
    from_date = day_field(t("Fra"))


class LeftForm(OfficeForm):
    """Whether one who left stays in the count; the reason goes to the log."""

    is_counted = RadioField(t("Er personen med i tallene?"), choices={"yes": t("Ja"), "no": t("Nej")}, default="yes")
    reason = text_field(t("Hvorfor"), t("Kort. Det står i loggen."), 200)

    def fields_given(self) -> dict[str, Any]:
        given = super().fields_given()
        return {**given, "is_counted": given.get("is_counted") == "yes"}


class NameForm(OfficeForm):
    """A name put right."""

    name = text_field(t("Navn eller kaldenavn"))


class SubstituteForm(OfficeForm):
    """Somebody else takes the seat, or it stays empty (rule 2.3)."""

    name = text_field(t("Hvem kommer"), t("Lad feltet stå tomt, hvis pladsen skal være tom for nu."))
    helper_kind = choice_field(t("Slags hjælper"))


class SeatForm(OfficeForm):
    """Somebody sits down on an empty chair."""

    place = choice_field(t("Plads"))
    name = text_field(t("Navn eller kaldenavn"))
    helper_kind = choice_field(t("Slags hjælper"))
    email = text_field(t("E-mail"), t("Kan udelades."), 254)
    phone = text_field(t("Telefon"), t("Kan udelades."), 20)

    def fields_given(self) -> dict[str, Any]:
        given = super().fields_given()
        role, _, team_id = given.pop("place", "").partition(":")
        if role != "helper":
            given.pop("helper_kind", None)
        return {**given, "role": role, "team_id": team_id}


# ---- meetings, numbers, games ---------------------------------------------------------------------


class MoveForm(OfficeForm):
    """A meeting on another day; none is ever cancelled (rule 6.1)."""

    day = day_field(t("Dag"))
    hour = hour_field(t("Klokken"))

    def fields_given(self) -> dict[str, Any]:
        return {}


class PlanForm(MoveForm):
    """One more meeting of a team, later a reunion."""

    meeting_kind = choice_field(t("Slags møde"))
    team_id = choice_field(t("Hold"))


class TypedForm(OfficeForm):
    """What it cost, and a figure to compare with (journey O3)."""

    coach_hours = number_field(t("Coachtimer i alt"))
    coach_rate = number_field(t("Kroner pr. coachtime"))
    camps = number_field(t("Camps, kroner"))
    materials = number_field(t("Materialer, kroner"))
    helper_hours = number_field(t("Hjælpernes ulønnede timer"), t("Vises ved siden af udgiften, aldrig i den."))
    comparison = number_field(t("Tal til sammenligning, procent i job"), t("Fra en kilde, I selv vælger."))
    comparison_of = text_field(t("Hvad tallet er om"), t("For eksempel: dimittender i regionen, 2026."), 200)


class AllFilesForm(OfficeForm):
    """A file of all games: for whom, and in which format."""

    profile = choice_field(t("Til hvem"))
    format = choice_field(t("Format"))


class TokenForm(OfficeForm):
    """A program that may read one game for some time."""

    game_id = choice_field(t("Hvilket spil"))
    purpose = text_field(t("Formål"), t("Hvad den er til. Det står på listen."))
    days = number_field(t("Dage, den virker"), t("Højst 400."))


class NewGameForm(OfficeForm):
    """A game with its people, from a list pasted or sent as a file (journey C1)."""

    name = text_field(t("Spillets navn"))
    edition = choice_field(t("Udgave"))
    started_on = day_field(t("Dagen for camp 1"))
    is_rehearsal = RadioField(
        t("Er det en prøve?"), choices={"no": t("Nej, et rigtigt spil"), "yes": t("Ja, et øvespil")}, default="no"
    )
    people = TextAreaField(
        t("Listen over mennesker"),
        description=t("Kopiér fra Excel, eller skriv en linje for hver. Den første linje er overskrifter."),
        render_kw={"class": "textarea", "rows": 14, "spellcheck": "false", "wrap": "off"},
    )
    file = FileField(
        t("Eller en fil"), description=t("CSV eller XLSX."), render_kw={"accept": ".csv,.xlsx,.txt", "class": "input"}
    )
