"""The catalogue of standards, and what a model does with it."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from modarch.cli.boundary import FINDINGS, WRONG_INPUT, fail, say
from modarch.cli.options import Output, force_option, gives_result, load_model, takes_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.standards.contents import Catalogue
    from modarch.standards.records import Template

    Command = Callable[..., Any]


@click.group("standards")
def command() -> None:
    """Show which standard represents what, and which standards a model rests on.

    The rows are shipped with modarch; a region adds its own with `modarch standards add`, and names
    the file under catalogues: in the model.
    """


def _takes_catalogue(wrapped: Command) -> Command:
    options = (
        click.option(
            "-m",
            "--model",
            type=click.Path(path_type=pathlib.Path),
            help="A model whose own catalogues and bindings count too.",
        ),
        click.option(
            "--lang",
            "language",
            type=click.Choice(["sv", "en"]),
            default="sv",
            show_default=True,
            help="Language of texts.",
        ),
    )
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


def _catalogue(model: Path | None) -> Catalogue:
    from modarch.standards.bound import catalogue_of
    from modarch.standards.catalogue import load_catalogue

    return load_catalogue() if model is None else catalogue_of(load_model(model))


@command.command("list", short_help="List the information objects.")
@_takes_catalogue
@gives_result
def list_objects(model: Path | None, language: Language, out: Output) -> None:
    """List the information objects, and how each standard represents them."""
    from modarch.figures.tables.standards import catalogue_table
    from modarch.landscape.results import to_plain

    catalogue = _catalogue(model)
    objects = [to_plain(one) for _, one in sorted(catalogue.objects.items())]
    out.write(
        {"objects": objects},
        lambda: [catalogue_table(catalogue, language, brief=out.is_terminal)],
    )


@command.command("show", short_help="Show one information object in full.")
@click.argument("information", metavar="OBJECT")
@_takes_catalogue
@gives_result
def show_object(information: str, model: Path | None, language: Language, out: Output) -> None:
    """Show OBJECT in full: its bindings, the ways between standards, and known profiles.

    OBJECT is an id of the catalogue, or with --model of the model.
    """
    from modarch.errors import did_you_mean
    from modarch.figures.tables.standards import object_tables
    from modarch.landscape.results import to_plain
    from modarch.standards.translation import ways_between

    catalogue = _catalogue(model)
    if information not in catalogue.objects:
        hint = did_you_mean(information, catalogue.objects) or "see: modarch standards list"
        fail(f"There is no information object '{information}'; {hint}")
    one = catalogue.objects[information]
    result = {
        "object": to_plain(one),
        "ways": to_plain(ways_between(one.id, catalogue)),
        "profiles": to_plain(catalogue.profiles_of(one.id)),
    }
    out.write(result, lambda: object_tables(one, catalogue, language))


@command.command("coverage", short_help="Tell what a model holds where, and what a choice changes.")
@takes_model
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    metavar="ID",
    help="The platform whose standard is chosen. [default: information platforms]",
)
@click.option(
    "--what-if",
    multiple=True,
    metavar="canonical=CHOICE",
    help="Compare with openehr, fhir, both, or standards joined by +; may be given several times. "
    "[default: all three]",
)
@gives_result
def coverage(
    landscape: Landscape,
    language: Language,
    platforms: tuple[str, ...],
    what_if: tuple[str, ...],
    out: Output,
) -> None:
    """Tell which platform holds what natively, what each module must speak, and what it takes.

    Looks at the end state. Then compares the number of mappings if the information platform chose
    another standard of its own.
    """
    from modarch.analysis.standards_coverage.choices import CHOICES
    from modarch.analysis.standards_coverage.result import cover_standards
    from modarch.figures.tables.standards_coverage import coverage_tables

    _known_platforms(platforms, landscape)
    choices = list(_choices(what_if, landscape)) or list(CHOICES.values())
    result = cover_standards(landscape, platforms=platforms, choices=choices)
    if not result.objects:
        say("No information passes a shared platform in this model; there is nothing to cover.")
    out.write(result, lambda: coverage_tables(result, landscape, language))


def _known_platforms(platforms: tuple[str, ...], landscape: Landscape) -> None:
    from modarch.errors import did_you_mean

    for name in platforms:
        if name not in landscape.platforms:
            hint = did_you_mean(name, landscape.platforms)
            fail(f"The model has no platform '{name}'; {hint}".rstrip("; "))


def _choices(what_if: tuple[str, ...], landscape: Landscape) -> Iterator[tuple[str, ...]]:
    from modarch.analysis.standards_coverage.choices import CHOICES
    from modarch.errors import did_you_mean
    from modarch.standards.bound import region_catalogue
    from modarch.standards.tokens import Tokens

    catalogue = region_catalogue(landscape)
    tokens = Tokens(catalogue)
    for written in what_if:
        key, _, choice = written.partition("=")
        if key != "canonical" or not choice:
            fail(f"'{written}' is no what-if; write canonical=openehr, canonical=fhir or both.")
        names = CHOICES.get(choice) or tuple(tokens.normalise(one) for one in choice.split("+"))
        for name in names:
            if name not in catalogue.standards:
                hint = did_you_mean(name, [*CHOICES, *catalogue.standards])
                fail(f"'{name}' is not a standard; {hint}".rstrip("; "))
        yield names


@command.command("add", short_help="Put operational templates into a catalogue of your own.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="[MODEL] FILES...",
    type=click.Path(path_type=pathlib.Path),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=pathlib.Path),
    help="The catalogue to write. [default: the one that the model names]",
)
@force_option
@click.pass_context
def add(ctx: click.Context, files: tuple[Path, ...], output: Path | None, force: bool) -> None:
    """Put operational templates (*.opt), files or folders of them, into a catalogue of your own.

    With MODEL first, the catalogue that it names under catalogues: is made or updated: templates
    that changed are replaced, and the rest of the file stays as it is. Without MODEL a new
    catalogue is written.

    What is wrong with a file is told, and the rest is used. Exit code 0 when every file was good, 1
    when something was found, 2 when none could be used.
    """
    from modarch.errors import Severity
    from modarch.standards.templates import read_templates

    model, files = _model_first(files)
    if model is None and output is None:
        fail("Name a model first, or the catalogue to write with -o FILE.")
    target = _target(model, output)
    readings = read_templates(_templates(files))
    findings = [one for reading in readings for one in reading.findings]
    for finding in findings:
        say(str(finding))
    found = [reading.template for reading in readings if reading.template is not None]
    if not found:
        say("No template could be used; nothing was written.")
        ctx.exit(WRONG_INPUT)
    _put(found, target, update=model is not None, force=force)
    if model is None:
        say(f"Name the file in the model: catalogues: {target.name}")
    if any(one.severity is not Severity.NOTE for one in findings):
        ctx.exit(FINDINGS)


def _model_first(files: tuple[Path, ...]) -> tuple[Path | None, tuple[Path, ...]]:
    """Return the model, if one is named first, and the other files."""
    first, *others = files
    is_file = first.suffix.casefold() in {".yaml", ".yml"}
    is_folder = first.is_dir() and any(first.glob("*.y*ml")) and not any(first.glob("*.opt"))
    if not is_file and not is_folder:
        return None, files
    if not others:
        fail("Name the templates too: files (*.opt), or folders of them.")
    return first, tuple(others)


def _target(model: Path | None, output: Path | None) -> Path:
    from modarch.standards.own_templates import catalogue_to_update

    if output is not None:
        return output
    return catalogue_to_update(model or pathlib.Path())


def _put(templates: list[Template], target: Path, *, update: bool, force: bool) -> None:
    from modarch.figures.output import write_file
    from modarch.standards.own_templates import put_templates
    from modarch.standards.templates import own_catalogue_text

    if not update:
        text = own_catalogue_text(templates)
        say(f"wrote {write_file(target, text.encode(), force=force)}: {len(templates)} templates")
        return
    done = put_templates(target, templates)
    if done.added or done.replaced:
        write_file(target, done.text.encode(), force=True)
    told = {"new": done.added, "replaced": done.replaced, "as before": done.kept}
    parts = [f"{len(ids)} {word}" for word, ids in told.items() if ids]
    say(f"{target}: {', '.join(parts)}")


def _templates(files: tuple[Path, ...]) -> list[Path]:
    """Return the files named, those of folders and patterns included."""
    found: list[Path] = []
    for file in files:
        if file.is_dir():
            found += sorted(file.glob("*.opt"))
        elif not file.exists() and "*" in file.name:
            found += sorted(file.parent.glob(file.name))
        else:
            found.append(file)
    return found
