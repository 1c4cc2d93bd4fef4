"""Commands of ``manage.py``, from what each says about itself."""

import argparse
from collections.abc import Iterator

from django.core.management import BaseCommand, get_commands, load_command_class

from config.reference.tables import code, table
from config.reference.words import in_turkish, say

OWN = ["config", "certificates", "attendance", "mobility", "events", "kit"]
EVERY_COMMAND_HAS = {
    action.dest for action in BaseCommand().create_parser("manage.py", "any")._actions
}


def commands(language: str) -> str:
    """One heading a command: what it does, how it is called, what its options mean."""
    return "\n\n".join(_section(name, command, language) for name, command in own())


def own() -> Iterator[tuple[str, BaseCommand]]:
    """Our commands by name."""
    for name, app in sorted(get_commands().items()):
        if app in OWN:
            yield name, load_command_class(app, name)


def _section(name, command, language):
    options = arguments(name, command)
    does = in_turkish(command.help, language)
    call = " ".join(["manage.py", name, *(_shape(option) for option in options)])
    said = [f"### `{name}`", does, f"```text\n{call}\n```"]
    if options:
        titles = [say("option", language), say("meaning", language)]
        said.append(table(titles, [_row(option, language) for option in options]))
    return "\n\n".join(said)


def arguments(name: str, command: BaseCommand) -> list[argparse.Action]:
    """The command's own arguments, without those that every command has."""
    known = command.create_parser("manage.py", name)._actions
    return [action for action in known if action.dest not in EVERY_COMMAND_HAS]


def sentences() -> Iterator[str]:
    """What commands and their options say about themselves."""
    for name, command in own():
        yield command.help
        yield from (option.help or "" for option in arguments(name, command))


def _row(option, language):
    means = in_turkish(option.help or "", language)
    if option.choices:
        chosen = ", ".join(code(choice or "''") for choice in option.choices)
        means = f"{means} ({chosen})" if means else chosen
    if option.default not in (None, False, argparse.SUPPRESS):
        means = f"{means}; {say('default', language)} {code(str(option.default))}"
    return [code(_name(option)), means]


def _shape(option):
    shown = _name(option)
    return shown if option.required else f"[{shown}]"


def _name(option):
    if not option.option_strings:
        return option.dest.upper()
    takes_value = option.nargs != 0
    return option.option_strings[-1] + (f" {option.dest.upper()}" if takes_value else "")
