"""The program as it will be one day: a copy of it with one migration more, to be run beside today's."""

import shutil
from pathlib import Path

from teamwork.store.migrate import HEAD

ROOT = Path(__file__).parents[2]
NEXT = "9999"

STEP = f'''"""A column that the next program wants, and nobody before it knows."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("games", sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    op.create_index("records_by_actor", "records", ["game_id", "actor"])
'''


def next_program(folder: Path) -> Path:
    """A folder that holds it, for PYTHONPATH."""
    for name in ("teamwork", "web", "cards"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    store = folder / "teamwork/store"
    (store / f"migrations/versions/r{NEXT}_next.py").write_text(STEP, encoding="utf-8")
    source = (store / "migrate.py").read_text(encoding="utf-8")
    assert f'HEAD = "{HEAD}"' in source
    (store / "migrate.py").write_text(source.replace(f'HEAD = "{HEAD}"', f'HEAD = "{NEXT}"'), encoding="utf-8")
    return folder
