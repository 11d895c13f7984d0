"""Small operational templates, complete enough for the platforms that tests upload them to."""

from __future__ import annotations

REPORT = "openEHR-EHR-COMPOSITION.report-result.v1"
RESULT = "openEHR-EHR-OBSERVATION.laboratory_test_result.v1"
ANALYTE = "openEHR-EHR-CLUSTER.laboratory_test_analyte.v1"
SLOT = '<children xsi:type="ARCHETYPE_SLOT"><rm_type_name>CLUSTER</rm_type_name></children>'

_ONCE = (
    "<lower_included>true</lower_included><upper_included>true</upper_included>"
    "<lower_unbounded>false</lower_unbounded><upper_unbounded>false</upper_unbounded>"
    "<lower>0</lower><upper>1</upper>"
)
_OCCURRENCES = f"<occurrences>{_ONCE}</occurrences><node_id>at0000</node_id>"


def archetype_root(name: str, *inside: str) -> str:
    """An archetype in a template, with what is inside it."""
    rm_class = name.split(".", maxsplit=1)[0].rpartition("-")[2]
    return (
        f'<children xsi:type="C_ARCHETYPE_ROOT"><rm_type_name>{rm_class}</rm_type_name>'
        f"{_OCCURRENCES}{attribute(*inside)}"
        f"<archetype_id><value>{name}</value></archetype_id></children>"
    )


def attribute(*inside: str) -> str:
    """An attribute that holds some children; nothing when there are none."""
    if not inside:
        return ""
    return (
        '<attributes xsi:type="C_MULTIPLE_ATTRIBUTE">'
        f"<rm_attribute_name>content</rm_attribute_name><existence>{_ONCE}</existence>"
        f"{''.join(inside)}<cardinality><is_ordered>false</is_ordered>"
        f"<is_unique>false</is_unique><interval>{_ONCE}</interval></cardinality></attributes>"
    )


def template(
    *inside: str, name: str = "Lab result", root: str = REPORT, language: str = "sv"
) -> str:
    """An operational template as a modelling tool exports it, cut to the bone."""
    code = f"<terminology_id><value>ISO_639-1</value></terminology_id><code_string>{language}"
    spoken = f"<language>{code}</code_string></language>" if language else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<template xmlns="http://schemas.openehr.org/v1"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'{spoken}<description><original_author id="name">x</original_author>'
        f"<lifecycle_state>draft</lifecycle_state><details>{spoken}<purpose>x</purpose></details>"
        "</description><uid><value>11111111-2222-4333-8444-555555555555</value></uid>"
        f"<template_id><value>{name}</value></template_id><concept>{name}</concept>"
        f"<definition><rm_type_name>COMPOSITION</rm_type_name>{_OCCURRENCES}{attribute(*inside)}"
        f"<archetype_id><value>{root}</value></archetype_id>"
        f"<template_id><value>{name}</value></template_id></definition></template>"
    )
