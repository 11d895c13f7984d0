"""Operational templates: what is in them, and what is wrong with files that are none."""

from __future__ import annotations

import builtins
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.standards.opt_files import (
    ANALYTE,
    REPORT,
    RESULT,
    SLOT,
    archetype_root,
    attribute,
    template,
)

from modarch.errors import MissingExtra, Severity
from modarch.standards import templates as templates_module
from modarch.standards.catalogue import load_catalogue
from modarch.standards.templates import own_catalogue_text, read_template, read_templates

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("oehrpy")


def _write(folder: Path, text: str | bytes, name: str = "lab.opt") -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_template_tells_its_archetypes_wherever_they_stand(tmp_path: Path) -> None:
    text = template(archetype_root(RESULT, archetype_root(ANALYTE)), archetype_root(RESULT))
    reading = read_template(_write(tmp_path, text))
    assert reading.findings == ()
    assert reading.template is not None
    assert reading.template.id == "Lab result"
    assert reading.template.root == REPORT
    assert reading.template.language == "sv"
    assert reading.template.archetypes == (ANALYTE, REPORT, RESULT)
    assert len(reading.template.sha256) == 64


def test_sibling_entries_are_all_found(tmp_path: Path) -> None:
    """The parser's own list of entries keeps one of several siblings; the walk keeps all."""
    names = [f"openEHR-EHR-OBSERVATION.sibling_{n}.v1" for n in range(8)]
    reading = read_template(_write(tmp_path, template(*map(archetype_root, names))))
    assert reading.template is not None
    assert set(names) <= set(reading.template.archetypes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "template-not-xml"),
        ("ingen xml alls", "template-not-xml"),
        ('{"templateId": "x"}', "template-not-xml"),
        ("archetype (adl_version=1.4)\n\topenEHR-EHR-CLUSTER.x.v1", "template-not-xml"),
        (template()[:-20], "template-not-xml"),
        ("<html><body>Logga in</body></html>", "template-not-opt"),
        ('<template xmlns="openEHR/v1/Template"><id>x</id></template>', "template-not-opt"),
        ("<template/>", "template-no-id"),
        (template(name=""), "template-no-id"),
        (template(root=""), "template-no-root"),
        (template(root="openEHR-EHR-COMPOSITION.report"), "archetype-malformed"),
        (template(archetype_root("lab_result")), "archetype-malformed"),
        (
            "<?xml version='1.0' encoding='utf-8'?><template>åäö".encode("latin-1"),
            "template-not-xml",
        ),
        (b"<?xml version='1.0' encoding='klingon'?><template/>", "template-encoding"),
        (
            '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><template>&b;</template>',
            "template-entities",
        ),
    ],
)
def test_what_is_no_template_is_a_finding(tmp_path: Path, text: str | bytes, code: str) -> None:
    reading = read_template(_write(tmp_path, text))
    assert reading.template is None
    assert code in {finding.code for finding in reading.findings}
    for finding in reading.findings:
        assert finding.location is not None
        assert finding.location.file.endswith("lab.opt")


def test_an_entity_bomb_is_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE t [<!ENTITY e0 "lol">{levels}]><template>&e11;</template>'
    reading = read_template(_write(tmp_path, bomb))
    assert [finding.code for finding in reading.findings] == ["template-entities"]


def test_nesting_without_end_is_a_finding(tmp_path: Path) -> None:
    deep = "<children><attributes>" * 20_000 + "</attributes></children>" * 20_000
    text = template().replace("</definition>", attribute(deep) + "</definition>")
    reading = read_template(_write(tmp_path, text))
    assert [finding.code for finding in reading.findings] == ["template-unreadable"]


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates_module, "MAX_TEMPLATE_BYTES", 1000)
    reading = read_template(_write(tmp_path, template() + " " * 1000))
    assert [finding.code for finding in reading.findings] == ["template-too-large"]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    reading = read_template(tmp_path / "none.opt")
    assert [finding.code for finding in reading.findings] == ["template-unreadable"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_that_say_so_are_read(tmp_path: Path, encoding: str) -> None:
    text = template(name="Provsvar å").replace('encoding="utf-8"', f'encoding="{encoding[:6]}"')
    reading = read_template(_write(tmp_path, text.replace("utf-8-", "utf-8").encode(encoding)))
    assert reading.template is not None
    assert reading.template.id == "Provsvar å"


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        (template(language=""), "template-language", Severity.WARNING),
        (template(root=RESULT), "template-root-class", Severity.WARNING),
        (template(SLOT, SLOT), "template-open-slots", Severity.NOTE),
    ],
)
def test_oddities_are_told_and_the_template_is_kept(
    tmp_path: Path, text: str, code: str, severity: Severity
) -> None:
    reading = read_template(_write(tmp_path, text))
    assert reading.template is not None
    assert [(f.code, f.severity) for f in reading.findings] == [(code, severity)]


def test_the_same_template_twice_is_kept_once(tmp_path: Path) -> None:
    files = [
        _write(tmp_path, template(), "a.opt"),
        _write(tmp_path, template(), "b.opt"),
        _write(tmp_path, template(archetype_root(RESULT)), "c.opt"),
    ]
    readings = read_templates(reversed(files))
    assert [reading.template is not None for reading in readings] == [True, False, False]
    severities = [finding.severity for reading in readings for finding in reading.findings]
    assert severities == [Severity.NOTE, Severity.ERROR]


def test_templates_become_a_catalogue_that_is_read_back(tmp_path: Path) -> None:
    texts = {"a.opt": template(archetype_root(RESULT)), "b.opt": template(name='Å "x": 1e5')}
    files = [_write(tmp_path, text, name) for name, text in texts.items()]
    found = [r.template for r in read_templates(files) if r.template]
    own = _write(tmp_path, own_catalogue_text(found), "own.yaml")
    assert own_catalogue_text(reversed(found)) == own.read_text(encoding="utf-8")
    catalogue = load_catalogue(own)
    assert set(catalogue.templates.values()) == set(found)
    assert RESULT in catalogue.archetypes


def test_no_templates_make_an_empty_catalogue(tmp_path: Path) -> None:
    own = _write(tmp_path, own_catalogue_text([]), "own.yaml")
    assert load_catalogue(own).templates == {}


def test_without_the_extra_the_cure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("oehrpy"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"modarch\[openehr\]"):
        read_template(_write(tmp_path, template()))


def test_importing_the_module_does_not_import_the_parser() -> None:
    code = "import sys, modarch.standards.templates; print('oehrpy' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(0, 900), garbage=st.binary(max_size=6))
def test_damaged_files_never_end_in_a_traceback(tmp_path: Path, cut: int, garbage: bytes) -> None:
    whole = template(archetype_root(RESULT, archetype_root(ANALYTE)), SLOT).encode()
    damaged = whole[:cut] + garbage + whole[cut + len(garbage) :]
    reading = read_template(_write(tmp_path, damaged))
    assert reading.template is not None or reading.findings
