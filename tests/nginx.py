"""The nginx that several processes stand behind."""

import shutil

import pytest

from tests.missing import skip_or_fail

USUAL_FOLDERS = "/usr/sbin:/usr/local/sbin:/usr/local/nginx/sbin:/opt/homebrew/bin"


@pytest.fixture(scope="session")
def nginx_path() -> str:
    """An installed nginx: the server's own folder is not on everybody's PATH."""
    found = shutil.which("nginx") or shutil.which("nginx", path=USUAL_FOLDERS)
    return found or skip_or_fail("no nginx found: install one (apt install nginx)")
