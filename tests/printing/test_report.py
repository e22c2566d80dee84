"""The office's report: figures with their meaning, plots with their words, names of any script (journey O2)."""

import pytest

from teamwork.printing import Figure, Header, Plot, PrintingError, Report, Section, Table, report_pdf
from teamwork.printing.signs import REPLACEMENT
from tests.printing.paper import AT, Paper, squeezed

NAMES = ("أحمد", "王芳", "🙂 Per", "Łukasz", "Άννα", "Иван", "=1+1")
CURVE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 150" font-family="\'IBM Plex Sans\', sans-serif">'
    '<title>Hold 王</title><path d="M10 140H150V20H290" fill="none" stroke="#a9481c" stroke-width="2.5"/>'
    '<text x="10" y="20" font-size="11">王芳 Nord</text></svg>'
)


def report(**changed: object) -> Report:
    rows = tuple((name, "Nord", str(number)) for number, name in enumerate(NAMES * 9))
    table = Table(
        title="Personer",
        headers=(Header(name="Navn", share=1), Header(name="Hold"), Header(name="Uger", is_number=True)),
        rows=rows,
    )
    plots = (
        Plot(title="Nord", svg=CURVE, alt="Nord: nul i uge 1, tre i uge 14."),
        Plot(title="Dage", svg=CURVE, alt="Efter 98 dage søger 30 %.", is_wide=True),
    )
    figure = Figure(label="I job", value="9", of="ud af 20", definition="Har en status, som tæller.")
    section = Section(title="Tallene", paragraphs=("Efter 14 uger.",), figures=(figure,), plots=plots, tables=(table,))
    whole = Report(
        title="Teamwork, internt", game="Gentofte <b>forår</b> #let x", made_at=AT, facts={"Periode": "14 uger"},
        labels=("Personoplysninger",), notes=("Ingen kontrolgruppe.",), sections=(section,),
    )  # fmt: skip
    return whole.model_copy(update=changed)


def test_validators_accept_it(lang: str) -> None:
    assert Paper(report_pdf(report(), lang)).is_accepted()


def test_everything_stands_in_the_text(lang: str) -> None:
    paper = Paper(report_pdf(report(), lang))
    for said in (
        "Teamwork, internt",
        "Periode",
        "14 uger",
        "I job",
        "9",
        "ud af 20",
        "Har en status, som tæller.",
        "Personer",
    ):
        assert squeezed(said) in paper.plain
    for name in ("أحمد", "Łukasz", "Άννα", "Иван", "=1+1"):
        assert set(name) <= set(paper.plain)
    assert REPLACEMENT * 2 in paper.plain


def test_what_people_wrote_is_never_markup() -> None:
    """A name such as `#let x` or `<b>` stays a name."""
    assert squeezed("Gentofte <b>forår</b> #let x") in Paper(report_pdf(report(), "da")).plain


def test_labels_stand_on_every_page_and_the_head_of_a_table_too() -> None:
    paper = Paper(report_pdf(report(), "da"))
    assert len(paper.pdf) > 1
    assert all("Personoplysninger" in text for text in paper.texts)
    assert all("Navn" in text for text in paper.texts[1:])


def test_a_plot_has_its_words_for_those_who_listen() -> None:
    spoken = Paper(report_pdf(report(), "da")).spoken()
    assert spoken == ["Efter 98 dage søger 30 %.", "Nord: nul i uge 1, tre i uge 14."]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(report(), "da") == report_pdf(report(), "da")


def test_a_report_of_nothing_is_a_page_too(lang: str) -> None:
    paper = Paper(report_pdf(Report(title="Teamwork", game="Forår", made_at=AT), lang))
    assert len(paper.pdf) == 1
    assert paper.is_accepted()


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(PrintingError) as refused:
        report_pdf(report(), "sv")
    assert (refused.value.code, refused.value.params["known"]) == ("words_missing", "da, en")


def test_a_picture_that_is_none_is_a_fault_of_ours_and_says_so() -> None:
    broken = Section(title="Tegning", plots=(Plot(title="x", svg="no picture", alt="x"),))
    with pytest.raises(PrintingError) as refused:
        report_pdf(report(sections=(broken,)), "da")
    assert refused.value.code == "page_unfit"
    assert "no picture" not in refused.value.message
