"""The command line: `teamwork demo`, `teamwork serve` and everything else that runs the program."""

import click

from teamwork.commands_line.bench import bench
from teamwork.commands_line.demo import demo
from teamwork.commands_line.export import export, export_week
from teamwork.commands_line.keeping import backup, backup_key, erase, restore, retention
from teamwork.commands_line.looking import check, replay, verify
from teamwork.commands_line.new_game import new_game
from teamwork.commands_line.printing import print_command
from teamwork.commands_line.refusals import told_refusals
from teamwork.commands_line.serve import serve
from teamwork.commands_line.simulate import simulate
from teamwork.commands_line.staff import migrate, token, user

CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="teamwork", message="%(version)s")
def program() -> None:
    """Teamwork: a co-operative game that helps graduates find work together."""


for command in (backup, backup_key, restore, erase, retention, bench, export_week):
    program.add_command(command)
for command in (demo, serve, simulate, new_game, export, print_command, replay, check, verify, user, token, migrate):
    program.add_command(command)


def main() -> None:
    """Exit codes: 0 done, 1 refused or a fault found (with a sentence on standard error), 2 wrong usage."""
    with told_refusals():
        program()


if __name__ == "__main__":
    main()
