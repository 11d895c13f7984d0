"""Reads single-mode instances of the project scheduling library (``.sm`` files).

The format is that of Kolisch and Sprecher 1996 (*European Journal of Operational Research* 96).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.problem import Activity, Group, Lag, Problem, Resource, Use

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Instance", "best_known", "problem_of", "read_instance"]


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance: activities from 0, dummies at both ends included.

    Parameters
    ----------
    name
        Its name.
    durations
        Months of each activity.
    demands
        Units of each resource, per activity.
    successors
        Activities that wait for each activity.
    capacities
        Units of each resource.
    """

    name: str
    durations: tuple[int, ...]
    demands: tuple[tuple[int, ...], ...]
    successors: tuple[tuple[int, ...], ...]
    capacities: tuple[int, ...]


def read_instance(path: Path) -> Instance:
    """Return the instance in a file.

    Parameters
    ----------
    path
        A ``.sm`` file.

    Raises
    ------
    ValueError
        If it is none.
    """
    blocks = _blocks(path.read_text(encoding="latin-1"))
    try:
        precedence, requests = blocks["PRECEDENCE RELATIONS"], blocks["REQUESTS/DURATIONS"]
        capacities = blocks["RESOURCEAVAILABILITIES"][-1]
    except (KeyError, IndexError) as error:
        message = f"{path} is no single-mode instance of the project scheduling library"
        raise ValueError(message) from error
    return Instance(
        name=path.stem,
        durations=tuple(row[2] for row in requests),
        demands=tuple(tuple(row[3:]) for row in requests),
        successors=tuple(tuple(job - 1 for job in row[3:]) for row in precedence),
        capacities=tuple(capacities),
    )


def _blocks(text: str) -> dict[str, list[list[int]]]:
    """Return the rows of numbers below each heading."""
    blocks: dict[str, list[list[int]]] = {}
    rows: list[list[int]] = []
    for line in text.splitlines():
        heading = re.match(r"([A-Z/ ]+[A-Z]):\s*$", line)
        if heading:
            rows = blocks.setdefault(heading.group(1).replace(" /", "/"), [])
        elif re.fullmatch(r"[\d\s]+", line):
            rows.append([int(number) for number in line.split()])
    return blocks


def best_known(folder: Path) -> dict[str, int]:
    """Return the best known makespans by instance, from ``best_known.csv`` beside or above."""
    for place in (folder, folder.parent):
        path = place / "best_known.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return {row["instance"]: int(row["best_known"]) for row in csv.DictReader(file)}
    return {}


def problem_of(instance: Instance) -> Problem:
    """Return an instance as a problem of the planner: one group for each real activity."""
    real = [i for i, months in enumerate(instance.durations) if months]
    resources = [f"r{k}" for k in range(len(instance.capacities))]
    return Problem(
        groups=tuple(
            Group(
                key=f"a{i}",
                activities=(
                    Activity(
                        key=f"a{i}",
                        months=instance.durations[i],
                        uses=tuple(
                            Use(resource=key, amount=units)
                            for key, units in zip(resources, instance.demands[i], strict=True)
                            if units
                        ),
                    ),
                ),
            )
            for i in real
        ),
        resources=tuple(
            Resource(key=key, capacity=((0, units),))
            for key, units in zip(resources, instance.capacities, strict=True)
        ),
        lags=tuple(
            Lag(before=f"a{i}", after=f"a{j}")
            for i in real
            for j in instance.successors[i]
            if instance.durations[j]
        ),
    )
