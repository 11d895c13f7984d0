"""A plan that was worked out: what it means, how far it is proven, and its file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.analysis.contracts.result import ContractsResult, judge_contracts
from modarch.landscape.results import Result, RunRecord, to_plain
from modarch.planning.examine import examine
from modarch.planning.objective import Objective
from modarch.planning.plan_text import plan_text
from modarch.planning.wanted import objective_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, PlanWish
    from modarch.landscape.text import Language
    from modarch.planning.formulate import Formulation
    from modarch.planning.limits import SolveLimits
    from modarch.planning.result import Note, PlanningResult, StageResult, Status
    from modarch.planning.violations import Violation

__all__ = ["PlanOutcome", "StageOutcome", "outcome_of", "plan_document", "planned_document"]

_OPTIMISED: Final = "optimised"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOutcome:
    """One stage of the objective.

    Parameters
    ----------
    wanted
        What is wanted, as a user writes it, such as ``interim`` or ``5*interim+time``.
    value
        Its value in the plan; less is better.
    bound
        No plan that is as good in the stages before is below it.
    proven_by
        What gave the bound.
    gap
        Distance of the value from the bound, as a part of the value; 0 when proven.
    status
        ``optimal`` when value and bound meet, otherwise ``feasible``.
    """

    wanted: str
    value: int
    bound: int
    proven_by: str
    gap: float
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOutcome(Result):
    """A plan that was worked out.

    Parameters
    ----------
    record
        What it was made from: model, objective, limits, seed, versions.
    status
        How far it is certain that no plan is better.
    found_by
        What found it.
    stages
        The stages of the objective, with their values and bounds.
    notes
        What its reader must be told.
    origin
        The month that the values of the stages count from.
    is_weighted
        Whether systems weigh differently in the interim months.
    plan
        When everything happens.
    contracts
        What it means for every contract.
    violations
        Constraints that it breaks; empty unless the examination doubts the plan.
    """

    record: RunRecord
    status: Status
    found_by: str
    stages: tuple[StageOutcome, ...]
    notes: tuple[Note, ...]
    origin: Month
    is_weighted: bool
    plan: Plan
    contracts: ContractsResult
    violations: tuple[Violation, ...]


def outcome_of(formulation: Formulation, result: PlanningResult) -> PlanOutcome | None:
    """Return what was worked out, examined against the model; None when there is no plan.

    Parameters
    ----------
    formulation
        The landscape and wish that were planned.
    result
        What planning gave.
    """
    if result.schedule is None:
        return None
    model = formulation.landscape
    plan = formulation.plan(result.schedule, method=_OPTIMISED, order=result.order)
    settings = {
        "objective": objective_text(result.objective),
        **_ceilings(result.objective),
        "limits": _limits(result.limits),
        "seed": result.limits.seed,
        **_wishes(formulation.wish),
        "versions": dict(sorted(result.versions.items())),
    }
    return PlanOutcome(
        record=RunRecord.of(model, **settings),
        status=result.status,
        found_by=result.method,
        stages=tuple(_stage(one) for one in result.stages),
        notes=result.notes,
        origin=formulation.origin,
        is_weighted=any(due.weight != 1 for due in formulation.problem.dues),
        plan=plan,
        contracts=judge_contracts(model, plan),
        violations=examine(plan, model, formulation.wish),
    )


def _ceilings(objective: Objective) -> dict[str, Any]:
    if not objective.limits:
        return {}
    return {"at_most": {limit.term.value: limit.at_most for limit in objective.limits}}


def _wishes(wish: PlanWish) -> dict[str, Any]:
    """Return what was decided before the plan was made."""
    stated = {name: value for name, value in to_plain(wish).items() if value}
    return {"decided": stated} if stated else {}


def _limits(limits: SolveLimits) -> dict[str, Any]:
    """Return the limits that decide over the plan."""
    return {
        name: value
        for name, value in asdict(limits).items()
        if name not in ("seed", "compiled") and value is not None
    }


def _stage(stage: StageResult) -> StageOutcome:
    return StageOutcome(
        wanted=objective_text(Objective((stage.stage,))),
        value=stage.value,
        bound=stage.bound.value,
        proven_by=stage.bound.method,
        gap=round(stage.gap, 6),
        status=stage.status,
    )


def planned_document(outcome: PlanOutcome, landscape: Landscape, language: Language) -> str:
    """Return the plan file of a plan that was worked out.

    Parameters
    ----------
    outcome
        The plan.
    landscape
        The model, for names beside the ids.
    language
        ``sv`` or ``en``.
    """
    stages = [
        {"wanted": one.wanted, "value": one.value, "at_least": one.bound, "status": one.status}
        for one in outcome.stages
    ]
    made = {
        **_record(outcome.record),
        **outcome.record.settings,
        "status": outcome.status,
        "gap": outcome.stages[0].gap if outcome.stages else 0.0,
        "stages": stages,
        "found_by": outcome.found_by,
        **({"notes": list(outcome.notes)} if outcome.notes else {}),
    }
    return plan_document(outcome.plan, outcome.contracts, landscape, language, made=made)


def _record(record: RunRecord) -> dict[str, Any]:
    found = {"model_hash": record.model_hash, "scenario": record.scenario, "as_of": record.as_of}
    return {name: value for name, value in found.items() if value}


def plan_document(
    plan: Plan,
    contracts: ContractsResult,
    landscape: Landscape,
    language: Language,
    *,
    made: Mapping[str, Any] | None = None,
) -> str:
    """Return any plan as a file, with options to call and interim solutions.

    Parameters
    ----------
    plan
        The plan.
    contracts
        What it means for every contract.
    landscape
        The model, for names beside the ids.
    language
        ``sv`` or ``en``.
    made
        How the plan was made; the model's fingerprint, scenario and month when not given.
    """
    acts = [
        {"contract": act.contract, "act": act.kind, "by": act.by, "gives": act.gives}
        | ({"missed": True} if act.missed else {})
        for system in contracts.systems
        for contract in system.contracts
        for act in contract.acts
    ]
    names = {id_: landscape.name(id_, language) for id_ in plan.components}
    return plan_text(
        plan,
        made=_record(contracts.record) if made is None else made,
        names=names,
        options=list({str(act): act for act in acts}.values()),
        interim=_interim(contracts),
    )


def _interim(contracts: ContractsResult) -> list[dict[str, Any]]:
    """Return the systems that need, or may need, an interim solution."""
    return [
        {
            "system": system.system,
            "ends": system.effective_end,
            "needed_until": system.needed_until,
            "at_least_months": system.gap_months[0],
            "at_most_months": system.gap_months[1],
        }
        for system in contracts.systems
        if system.gap_months != (0, 0)
    ]
