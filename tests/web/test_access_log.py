"""Who saw whose data: a line for each viewer, kind and day, for the person to read (journey G10, decision 25)."""

from tests.web.rooms import ADDRESS, Rooms

STORY = "Jeg går i stå, når telefonen ringer"


def test_a_story_opened_to_the_coach_leaves_a_line_that_holds_no_word_of_it(rooms: Rooms) -> None:
    kim = rooms.line("Kim")
    answer = rooms.do(
        "Ana", "play_challenge", what=STORY, influence="partly", ask="Hvem øver et opkald med mig?",
        shown={"story": {"level": "me", "coach": True}},
    )  # fmt: skip
    assert answer["ok"], answer
    assert STORY in str(kim.get_received())
    mine = rooms.browser().get("/api/v1/people/me/data", headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json()
    lines = [(line["viewer"], line["role"], line["kind"]) for line in mine["seen_by"]]
    assert (rooms.people["Kim"], "coach", "challenge_story") in lines
    assert STORY not in str(mine["seen_by"])
    assert len(lines) == len(set(lines))


def test_what_one_sees_of_oneself_leaves_no_line(rooms: Rooms) -> None:
    rooms.line("Ana")
    rooms.do("Ana", "set_contact", email="ana@example.org")
    mine = rooms.browser().get("/api/v1/people/me/data", headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json()
    assert rooms.people["Ana"] not in [line["viewer"] for line in mine["seen_by"]]


def test_my_data_is_everything_about_me_and_nothing_of_others(rooms: Rooms) -> None:
    rooms.do("Ana", "play_dream", work="Arkivar", why="Ro", workplaces=["Rigsarkivet"])
    rooms.do("Bo", "play_dream", work="Gartner", why="Luft", workplaces=["Botanisk Have"])
    mine = rooms.browser().get("/api/v1/people/me/data", headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json()
    assert "Rigsarkivet" in str(mine["words"])
    assert "Botanisk" not in str(mine)
