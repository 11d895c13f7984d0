"""Where each information object has its place, and what each module must speak to reach it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.analysis.standards_coverage.attachments import Connection, KindCount, count_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from modarch.deployment.speech import Speech
    from modarch.landscape.items import UseMode
    from modarch.standards.translation import Kind

__all__ = ["ModuleSpeech", "ObjectPlace", "module_speech", "object_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectPlace:
    """An information object on a platform.

    Parameters
    ----------
    information, platform
        The two.
    standards
        The standards the platform keeps it in, as tokens; empty when nobody has said.
    held
        Whether one of them has a place for the object; None when that is not known.
    count
        How many items give or take it there, by how it gets across.
    """

    information: str
    platform: str
    standards: tuple[str, ...]
    held: bool | None
    count: KindCount


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSpeech:
    """What a module or platform must speak at a platform.

    Parameters
    ----------
    module, platform
        The two.
    use
        How it uses the platform; None when it is attached by a declared integration only.
    must_speak
        What the platform keeps the module's objects in: the standard, and how many objects.
    speaks
        What the module speaks for these objects, as tokens.
    count
        Its objects there, by how they get across.
    """

    module: str
    platform: str
    use: UseMode | None
    must_speak: tuple[tuple[str, int], ...]
    speaks: tuple[str, ...]
    count: KindCount


def object_places(found: Iterable[Connection], speech: Speech) -> Iterator[ObjectPlace]:
    """Yield every object on every platform that keeps or exchanges it, sorted by object.

    Parameters
    ----------
    found
        What items give to platforms and take from them.
    speech
        The standards of every item.
    """
    ways: dict[tuple[str, str], list[tuple[str, str, Kind]]] = defaultdict(list)
    for one in found:
        key = (one.information, one.platform)
        ways[key].append((one.item, one.information, one.translation.kind))
    landscape = speech.landscape
    exchanged = {information for information, _ in ways}
    for information in sorted(exchanged):
        for platform in sorted(landscape.platforms):
            carried = landscape.platforms[platform].carries or ()
            if (information, platform) in ways or information in carried:
                yield ObjectPlace(
                    information=information,
                    platform=platform,
                    standards=tuple(sorted(speech.of(platform, information))),
                    held=_is_held(speech.of(platform, information), information, speech),
                    count=count_kinds(ways[information, platform]),
                )


def _is_held(standards: frozenset[str], information: str, speech: Speech) -> bool | None:
    """Return whether any of some standards has a place for an object; None if nobody knows."""
    held = [speech.translator.holds(token, information) for token in standards]
    if True in held:
        return True
    return None if None in held or not held else False


def module_speech(found: Iterable[Connection], speech: Speech) -> Iterator[ModuleSpeech]:
    """Yield what every module and platform must speak at each platform it is attached to, sorted.

    Parameters
    ----------
    found
        What items give to platforms and take from them.
    speech
        The standards of every item.
    """
    at: dict[tuple[str, str], list[Connection]] = defaultdict(list)
    landscape = speech.landscape
    procured = {**landscape.platforms, **landscape.modules}
    for one in found:
        if one.item in procured:
            at[one.item, one.platform].append(one)
    for (module, platform), parts in sorted(at.items()):
        objects = sorted({one.information for one in parts})
        must: dict[str, int] = defaultdict(int)
        for information in objects:
            for token in speech.of(platform, information):
                must[token] += 1
        yield ModuleSpeech(
            module=module,
            platform=platform,
            use=procured[module].uses.get(platform),
            must_speak=tuple(sorted(must.items(), key=lambda pair: (-pair[1], pair[0]))),
            speaks=tuple(sorted({t for name in objects for t in speech.of(module, name)})),
            count=count_kinds((one.item, one.information, one.translation.kind) for one in parts),
        )
