"""Small landscapes drawn at random, as a user could have written them."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from modarch.landscape.load import loads

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

SITES = ("north", "south")
CAPABILITIES = ("record", "lab", "images")
STANDARDS = ("proprietary", "hl7v2", "fhir")
HUB = "hub"

Written = dict[str, Any]
_weights = st.integers(1, 9)


def read(written: Written) -> Landscape:
    """Return the landscape of a model as it would be written."""
    return loads(json.dumps(written))


def with_change(written: Written, section: str, **elements: Any) -> Written:
    """Return a model with elements added to a section, or put in the place of others."""
    changed = copy.deepcopy(written)
    changed.setdefault(section, {}).update(elements)
    return changed


def renamed(written: Written, names: dict[str, str]) -> Written:
    """Return a model with other ids."""

    def new(value: Any) -> Any:
        if isinstance(value, dict):
            return {names.get(key, key): new(one) for key, one in value.items()}
        if isinstance(value, list):
            return [new(one) for one in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {
        key: new(value) if key not in ("modarch", "programme") else value
        for key, value in written.items()
    }


@st.composite
def models(draw: st.DrawFn) -> Written:
    """Draw a model: up to four systems that stay, a platform or none, connections and needs."""
    count = draw(st.integers(2, 4))
    systems = {f"s{number}": draw(_system()) for number in range(count)}
    hub = draw(st.booleans())
    if hub:
        for system in systems.values():
            if draw(st.booleans()):
                system["uses"] = {HUB: draw(st.sampled_from(["native", "synced", "api"]))}
    ends = st.tuples(st.sampled_from(sorted(systems)), st.sampled_from(sorted(systems)))
    pairs = draw(st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=4, unique=True))
    needs = draw(st.lists(_need(), min_size=1, max_size=6))
    written: Written = {
        "modarch": 1,
        "programme": {"start": "2027-01"},
        "providers": {site: {} for site in SITES},
        "information": {name: {} for name in CAPABILITIES},
        "capabilities": {name: {"produces": name} for name in CAPABILITIES},
        "suppliers": {name: {} for name in ("alpha", "beta", "gamma")},
        "systems": systems,
        "integrations": {
            f"i{number}": {"consumer": one, "provider": other}
            for number, (one, other) in enumerate(pairs)
        },
        "roles": {
            site: {"provider": site, "capabilities": draw(_some), "share": draw(_weights)}
            for site in SITES
        },
        "needs": {f"n{number}": need for number, need in enumerate(needs)},
    }
    if hub:
        canonical = draw(st.sampled_from(["hl7v2", "fhir"]))
        written["platforms"] = {
            HUB: {"kind": "integration", "sourcing": "existing", "canonical": canonical}
        }
    return written


_some = st.lists(st.sampled_from(CAPABILITIES), min_size=1, unique=True)


@st.composite
def _system(draw: st.DrawFn) -> Written:
    system: Written = {
        "capabilities": draw(_some),
        "providers": draw(st.lists(st.sampled_from(SITES), min_size=1, unique=True)),
        "standards": draw(st.lists(st.sampled_from(STANDARDS), min_size=1, unique=True)),
        "keep": True,
        "local": draw(st.booleans()),
    }
    supplier = draw(st.sampled_from(["", "alpha", "beta", "gamma"]))
    return system | ({"supplier": supplier} if supplier else {})


@st.composite
def _need(draw: st.DrawFn) -> Written:
    def end() -> Written:
        return {
            "provider": draw(st.sampled_from(SITES)),
            "capability": draw(st.sampled_from(CAPABILITIES)),
        }

    return {"weight": draw(_weights), "consumer": end(), "producer": end()}
