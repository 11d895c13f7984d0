"""The technical annex of a tender."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any

import click

from modarch.cli.boundary import fail, say
from modarch.cli.emit import write_all
from modarch.cli.options import force_option, takes_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from modarch.analysis.tender import Tenders
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements, Issue

    Command = Callable[..., Any]

EXAMPLE_BASE = "https://region.example/fhir"


@click.command("annex")
@takes_model
@click.argument("modules", nargs=-1, metavar="[MODULE]...")
@click.option("--all", "every", is_flag=True, help="Every module and platform that is planned.")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=pathlib.Path),
    help="Folder to write Word, Markdown and FHIR files to. [default: Markdown on standard output]",
)
@click.option("--issuer", metavar="NAME", help="Who asks, as it stands in the annex.")
@click.option(
    "--base",
    default=EXAMPLE_BASE,
    show_default=True,
    metavar="URL",
    help="What the canonical addresses of the region's own FHIR artefacts begin with.",
)
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    help="Date of the annex; YYYY-MM will do. [default: the month looked at]",
)
@click.option(
    "--edition", default="1.0.0", show_default=True, metavar="TEXT", help="Version of the annex."
)
@force_option
def command(
    landscape: Landscape,
    language: Language,
    modules: tuple[str, ...],
    every: bool,
    folder: Path | None,
    issuer: str | None,
    base: str,
    date: str | None,
    edition: str,
    force: bool,
) -> None:
    """Write the technical annex of a tender for each MODULE, which may also be a platform.

    Ten parts that people read, as Word and Markdown, and a FHIR CapabilityStatement with its
    ImplementationGuide that tools read. What the module speaks in the model is asked for; what
    only the platforms and services around it speak is recommended.
    """
    from modarch.analysis.tender import Tenders

    tenders = Tenders(landscape)
    chosen = _chosen(modules, every, tenders)
    if folder is None and len(chosen) > 1:
        fail("Several annexes need a folder to be written to: add -o FOLDER.")
    issue = _issue(landscape, issuer, base, date, edition)
    asked = [tenders.requirements(module, issue) for module in chosen]
    if folder is None:
        from modarch.standards.annex.markdown import annex_markdown

        click.echo(annex_markdown(asked[0], language=language), nl=False)
        return
    _write(asked, tenders, language, folder, force=force)
    if base == EXAMPLE_BASE and any(one.resources for one in asked):
        say(f"The FHIR files have example addresses ({base}); give the region's own with --base.")


def _chosen(modules: tuple[str, ...], every: bool, tenders: Tenders) -> list[str]:
    if every and modules:
        fail("Name modules or ask for --all, not both.")
    if not every and not modules:
        known = ", ".join(tenders.components)
        fail(f"Name a module or platform, or ask for --all. The model has: {known or 'none'}.")
    if modules:
        return list(dict.fromkeys(modules))
    planned = [name for name, one in tenders.components.items() if one.is_planned]
    silent = [name for name in planned if not tenders.exchanges(name)]
    if silent:
        told = ", ".join(silent)
        say(f"Left out, because the model does not say what they produce or consume: {told}")
    if not planned:
        fail("The model has no module or platform that is planned.")
    if len(silent) == len(planned):
        fail("There is nothing to write an annex for.")
    return [name for name in planned if name not in silent]


def _issue(
    landscape: Landscape, issuer: str | None, base: str, date: str | None, edition: str
) -> Issue:
    from modarch.landscape.text import Text
    from modarch.standards.annex.rules import is_date
    from modarch.standards.annex.words import WORDS
    from modarch.standards.conform.address import AddressRefused, parse_address
    from modarch.standards.requirements import Issue

    try:
        address = parse_address(base).url
    except AddressRefused as refused:
        fail(f"--base is no address of the region: {refused}.")
    if date is not None and not is_date(date):
        fail(f"{date!r} is no date; write YYYY-MM-DD, for example 2027-03-01.")
    return Issue(
        issuer=Text(issuer, issuer) if issuer else WORDS["no-issuer"],
        base=address,
        date=date or str(landscape.as_of),
        version=edition,
    )


def _write(
    asked: list[AnnexRequirements],
    tenders: Tenders,
    language: Language,
    folder: Path,
    *,
    force: bool,
) -> None:
    from modarch.standards.annex.files import annex_files

    files: dict[str, str | bytes] = {}
    for one in asked:
        files.update(annex_files(one, tenders.catalogue, language=language))
    write_all(folder, files, force=force)
    for one in asked:
        _tell_what_fhir_leaves_out(one, tenders.catalogue)


def _tell_what_fhir_leaves_out(asked: AnnexRequirements, catalogue: Catalogue) -> None:
    from modarch.standards.module_exchange import FHIR

    spoken = {token for one in asked.objects for token in one.demanded}
    known = [catalogue.standards[token] for token in sorted(spoken) if token in catalogue.standards]
    others = [one.id for one in known if one.family == "fhir" and one.line != FHIR]
    if others:
        say(f"'{asked.id}' speaks {', '.join(others)}; FHIR R4 is the only release that is stated.")
    if not asked.resources:
        say(f"Nothing is asked of '{asked.id}' in FHIR R4, so it has no FHIR files.")
