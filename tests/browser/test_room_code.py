"""From the code on the wall to one's own page: the phone finds its name, the coach says yes (journey C2)."""

from playwright.sync_api import Browser, expect

from tests.browser.demo_server import Demo


def test_a_phone_comes_in_by_the_code_on_the_wall_when_the_coach_says_yes(demo: Demo, browser: Browser) -> None:
    demo.promise_all()
    demo.open_camp(1)
    hall = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="da-DK")
    hall.goto(demo.screen_url())
    code = hall.locator(".hall__code").inner_text().strip()
    assert len(code) == 4
    coach = browser.new_page(viewport={"width": 1366, "height": 768}, locale="da-DK")
    demo.come_in(coach, "kim")
    phone = browser.new_page(viewport={"width": 360, "height": 640}, locale="da-DK")
    phone.goto(f"{demo.url}/join")
    phone.get_by_label("Koden på skærmen").fill("zzzz")
    phone.get_by_role("button", name="Find mit navn").click()
    expect(phone.get_by_text("Den kode er ikke på skærmen nu")).to_be_visible()
    phone.get_by_label("Koden på skærmen").fill(code.lower())
    phone.get_by_role("button", name="Find mit navn").click()
    phone.get_by_role("button", name="Ana", exact=True).click()
    expect(phone.locator("#sign")).not_to_be_empty()
    sign = phone.locator("#sign").inner_text()
    knock = coach.get_by_role("status").filter(has_text=sign)
    expect(knock).to_contain_text("Ana")
    knock.get_by_role("button").first.click()
    phone.wait_for_url("**/me")
    for page in (hall, coach, phone):
        page.close()
