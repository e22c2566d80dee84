"""How many chances a test takes: few while one works, many when asked to be thorough."""

import hypothesis

THOROUGH_TIMES = 12


def seeds(few: int) -> list[int]:
    """The first seeds; more under the profile ``thorough`` (TEAMWORK_HYPOTHESIS)."""
    is_thorough = hypothesis.settings.get_current_profile_name() == "thorough"
    return list(range(1, few * (THOROUGH_TIMES if is_thorough else 1) + 1))
