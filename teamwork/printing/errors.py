"""What can go wrong on the way to paper."""

from teamwork.errors import TeamworkError


class PrintingError(TeamworkError):
    """Nothing was printed; ``fonts_missing``, ``words_missing``, ``page_unfit``."""

    status = 500
