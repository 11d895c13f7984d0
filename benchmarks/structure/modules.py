"""Module scope: quality and proof, against the community searches of networkx."""

from __future__ import annotations

import math
from functools import partial

import networkx as nx

from benchmarks.structure.examples import capabilities, clustered_links
from benchmarks.structure.measuring import print_table, timed
from modarch.graphs.connectivity import as_network
from modarch.graphs.modularity import communities
from modarch.graphs.partition import ScopeProblem
from modarch.graphs.partition_solve import best_partition
from modarch.graphs.scope_advice import co_assignment
from modarch.graphs.scope_curve import knee, trade_off


def modularity_against_networkx() -> None:
    rows = []
    for name, links in (
        ("59 capabilities", capabilities(59, groups=8)),
        ("100 capabilities", capabilities(100, groups=12)),
        ("60 random, sparse", clustered_links(60, density=0.08)),
    ):
        network = as_network(links)
        ours, found = timed(partial(communities, links))
        louvain, groups = timed(partial(nx.community.louvain_communities, network, seed=1))
        greedy, merged = timed(
            partial(nx.community.greedy_modularity_communities, network, weight="weight")
        )
        q_louvain = nx.community.modularity(network, groups)
        q_greedy = nx.community.modularity(network, [set(group) for group in merged])
        rows.append(
            [
                name,
                f"{found.q:.5f} ({found.certainty}, {ours:.2f} s)",
                f"{q_louvain:.5f} ({louvain:.3f} s)",
                f"{q_greedy:.5f} ({greedy:.3f} s)",
            ]
        )
    columns = ["", "modarch", "networkx Louvain", "networkx greedy"]
    print_table("Modularity reached", columns, rows)


def proofs() -> None:
    rows = []
    links = capabilities(59, groups=8)
    for gamma in (0.03, 0.07, 0.3, 1.0):
        for limits in ((0.0, math.inf), (3.0, 10.0)):
            problem = ScopeProblem.of(links, gamma=gamma, limits=limits)
            seconds, found = timed(partial(best_partition, problem))
            price = found.measures.objective
            gap = (price - found.lower_bound) / price
            rows.append(
                [
                    f"γ = {gamma}, sizes {limits[0]:g}–{limits[1]:g}",
                    str(found.measures.count),
                    f"{price:.2f}",
                    f"{gap:.2%}",
                    str(found.certainty),
                    f"{seconds:.2f} s",
                ]
            )
    columns = ["59 capabilities", "modules", "J", "gap to the bound", "certainty", "time"]
    print_table("Search and proof", columns, rows)


def sweep() -> None:
    problem = ScopeProblem.of(capabilities(59, groups=8), gamma=1.0)
    sweeping, curve = timed(partial(trade_off, problem))
    best = knee(curve.points)
    assert best is not None
    band = [best.gamma * factor for factor in (0.7, 1.0, 1.4)]
    shaking, _ = timed(partial(co_assignment, problem, band))
    rows = [[str(best.measures.count), f"{sweeping:.1f} s", f"{shaking:.1f} s"]]
    columns = ["modules at the knee (8 hidden)", "20 prices", "63 disturbed problems"]
    print_table("Trade-off and stability, 59 capabilities", columns, rows)


if __name__ == "__main__":
    modularity_against_networkx()
    proofs()
    sweep()
