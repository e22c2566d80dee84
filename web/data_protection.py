"""The page for whoever answers for a municipality's data: purposes, terms, rights, and what it must decide."""

from flask import Blueprint, render_template

from teamwork.keeping.retention import Terms
from web.house import house

bp = Blueprint("data_protection", __name__)


@bp.get("/privacy/municipality")
def page() -> str:
    """What the program keeps, why, how long in this house, and who sees it; nothing about anybody."""
    terms = Terms.of(house().service.store)
    return render_template("data_protection.html", days={name: term.days for name, term in terms})
