"""The forms of signing in; what is secret is never sent back to the page."""

from typing import Any

from wtforms import HiddenField, PasswordField, StringField

from web.office.forms import OfficeForm, choice_field, t, text_field

CODE: dict[str, Any] = {
    "class": "input input--short", "inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 12
}  # fmt: skip


class SignInForm(OfficeForm):
    """All three at once, so that none of them is told to be right on its own."""

    name = StringField(t("Navn"), render_kw={"class": "input", "autocomplete": "username", "maxlength": 80})
    password = PasswordField(
        t("Adgangskode"), render_kw={"class": "input", "autocomplete": "current-password", "maxlength": 200}
    )
    code = StringField(
        t("Kode fra din app"), description=t("Seks tal. Første gang lader du feltet stå tomt."), render_kw=CODE
    )


class TicketForm(OfficeForm):
    """An invitation."""

    ticket = StringField(t("Invitation"), render_kw={"class": "input", "autocomplete": "off", "maxlength": 200})


class BeginForm(OfficeForm):
    """A password of one's own and proof that the app makes the right codes; ``ticket`` says whose."""

    ticket = HiddenField()
    password = PasswordField(
        t("Ny adgangskode"),
        description=t("Mindst 12 tegn. Fire ord, du selv finder på, er fint."),
        render_kw={"class": "input", "autocomplete": "new-password", "maxlength": 200},
    )
    code = StringField(t("Koden, som appen viser nu"), description=t("Seks tal."), render_kw=CODE)


class ProofForm(OfficeForm):
    """Who is in proves it once more."""

    password = PasswordField(
        t("Din adgangskode nu"), render_kw={"class": "input", "autocomplete": "current-password", "maxlength": 200}
    )
    code = StringField(t("Kode fra din app"), description=t("Seks tal."), render_kw=CODE)


class BindForm(ProofForm):
    """The same, to come in by another house's sign-in or no more."""


class CodeForm(OfficeForm):
    """What is still missing when another house has said who has come."""

    code = StringField(t("Kode fra din app"), description=t("Seks tal."), render_kw=CODE)


class PasswordForm(ProofForm):
    """Another password."""

    new_password = PasswordField(
        t("Ny adgangskode"),
        description=t("Mindst 12 tegn. Fire ord, du selv finder på, er fint."),
        render_kw={"class": "input", "autocomplete": "new-password", "maxlength": 200},
    )


class ChairForm(OfficeForm):
    """One of the chairs that a coach may take."""

    chair = choice_field(t("Hvor vil du hen?"))


class AccountForm(OfficeForm):
    """Somebody new of the staff."""

    name = text_field(t("Navn"), t("Det, man skriver, når man logger ind."))
    role = choice_field(t("Rolle"))


class AccountTap(OfficeForm):
    """A button about one account."""


class GiveChairForm(OfficeForm):
    """A coach's chair for an account."""

    chair = choice_field(t("Coachens plads"))
