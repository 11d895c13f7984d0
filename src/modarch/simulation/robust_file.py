"""The proposed order as a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.contracts.result import judge_contracts
from modarch.planning.writing import plan_document

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language
    from modarch.simulation.robust_result import RobustResult

__all__ = ["proposed_document"]


def proposed_document(result: RobustResult, landscape: Landscape, language: Language) -> str:
    """Return the plan file of the order that is proposed.

    Parameters
    ----------
    result
        The comparison.
    landscape
        The model, for names beside the ids.
    language
        ``sv`` or ``en``.
    """
    chosen, record = result[result.proposed], result.record
    facts = {
        "model_hash": record.model_hash,
        "scenario": record.scenario,
        "as_of": record.as_of,
    }
    made = {
        **{name: value for name, value in facts.items() if value},
        "method": chosen.plan.method,
        "robust": {
            "proposed": chosen.id,
            **record.settings,
            "planned": chosen.amounts(result.of).planned,
            "expected": round(chosen.amounts(result.of).by(result.by), 3),
            "price": result.price,
        },
    }
    contracts = judge_contracts(landscape, chosen.plan)
    return plan_document(chosen.plan, contracts, landscape, language, made=made)
