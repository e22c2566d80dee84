"""Names in any script survive: drawn where our fonts can, replaced where it is seen where they cannot."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from teamwork.printing import PrintingError, Slip, slips_pdf
from teamwork.printing import font_files as fonts
from teamwork.printing.font_files import FOLDER, code_points, covered, font_paths
from teamwork.printing.signs import REPLACEMENT, has_replaced, printable, printable_throughout, typographic
from tests.editions import house_edition
from tests.printing.paper import AT, Paper


def paper_of(*names: str) -> Paper:
    """Slips with these names, all of one team."""
    slips = [Slip(name=name, team="Nord", url="https://a.dk/join#x") for name in names]
    return Paper(slips_pdf(slips, "da", edition=house_edition(), at=AT))


FONT_BYTES_MOST = 2 * 1024 * 1024


@pytest.mark.parametrize("name", ["أحمد", "Łukasz", "Άννα", "Иван", "שרה", "Nguyễn", "Ærø-Søren", "Å", "O’Brien"])
def test_a_name_in_a_script_of_ours_is_printed_as_it_is(name: str) -> None:
    assert printable(name) == name
    paper = Paper(
        slips_pdf([Slip(name=name, team="Nord", url="https://a.dk/join#x")], "da", edition=house_edition(), at=AT)
    )
    assert set(name) <= set(paper.texts[0])
    assert paper.is_accepted()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("王芳", REPLACEMENT * 2),
        ("🙂 Per", f"{REPLACEMENT} Per"),
        ("👨‍👩‍👧🏽 Bo", f"{REPLACEMENT} Bo"),
        ("🇩🇰", REPLACEMENT),
        ("❤️ Ida", f"{REPLACEMENT} Ida"),
        ("A\u0308nne", "Änne"),
        ("Ida\ufeff\u2066", "Ida"),
        ("Bo\tLund\x07", "Bo Lund "),
        ("Bo\uece0", f"Bo{REPLACEMENT}"),
        ("\ud800x", f"{REPLACEMENT}x"),
        ("linje\r\nny", "linje\nny"),
    ],
)
def test_what_no_font_has_is_seen_to_be_missing(written: str, printed: str) -> None:
    """One mark a letter, one a run of pictures; never nothing where something was written, never a fault."""
    assert printable(written) == printed
    paper = Paper(
        slips_pdf([Slip(name=written, team=written, url="https://a.dk/join#x")], "da", edition=house_edition(), at=AT)
    )
    assert paper.is_accepted()


def test_it_is_known_who_must_be_written_by_hand() -> None:
    assert [has_replaced(name) for name in ("王芳", "Bo", "Иван")] == [True, False, False]


def test_every_sign_that_is_said_to_be_covered_can_really_be_set() -> None:
    """PDF/UA refuses a page with a sign that has no glyph, so this page is the proof."""
    signs = "".join(sign for sign in map(chr, sorted(covered())) if printable(sign) == sign)
    assert len(signs) > 1500
    words = [signs[at : at + 20] for at in range(0, len(signs), 20)]
    paper = paper_of(*words)
    assert len(paper.pdf) == -(-len(words) // 8)
    assert paper.is_accepted()


def test_texts_are_made_printable_however_deep_they_lie() -> None:
    assert printable_throughout({"a": ["王", {"b": ("x", 1, None, True)}]}) == {
        "a": [REPLACEMENT, {"b": ["x", 1, None, True]}]
    }


def test_a_printer_s_apostrophes_and_quotes() -> None:
    assert typographic('Don\'t tap "Rest", then …') == "Don’t tap “Rest”, then\u00a0…"
    assert typographic("Sig »ja« …") == "Sig »ja«\u00a0…"


def test_the_fonts_are_the_ones_whose_hashes_are_written_down() -> None:
    told = tomllib.loads((FOLDER / "FONTS.toml").read_text(encoding="utf-8"))["font"]
    assert {font["file"] for font in told} == {path.name for path in font_paths()}
    for font in told:
        assert hashlib.sha256((FOLDER / font["file"]).read_bytes()).hexdigest() == font["sha256"]
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= FONT_BYTES_MOST


def test_a_missing_font_is_told_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(PrintingError) as refused:
        font_paths()
    assert refused.value.code == "fonts_missing"
    assert "IBMPlexSansArabic-Bold.ttf" in refused.value.message


def test_a_damaged_font_is_told_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "Broken.ttf"
    for body in (b"", b"not a font at all, only words", font_paths()[0].read_bytes()[:300]):
        broken.write_bytes(body)
        with pytest.raises(PrintingError) as refused:
            code_points(broken)
        assert "Broken.ttf" in refused.value.message
