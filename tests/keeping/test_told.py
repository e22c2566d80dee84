"""What is kept how long is told where the municipality looks, as it holds in this house."""

import pytest

from tests.web.rooms import ADDRESS, furnish


@pytest.mark.parametrize(("lang", "sentence"), [("da", "Slettes 30 dage efter"), ("en", "Deleted 30 days after")])
def test_the_page_for_the_municipality_tells_this_houses_own_terms(lang: str, sentence: str) -> None:
    rooms = furnish()
    rooms.service.store.settings.set("retention_texts", "P30D")
    rooms.service.store.settings.set("retention_ways_in", "P7D")
    answer = rooms.browser().get(f"/privacy/municipality?lang={lang}", base_url=ADDRESS)
    assert answer.status_code == 200
    assert sentence in answer.text
    assert "365" in answer.text
    assert "/privacy" in answer.text
