"""Rollout orders and cheapest cuts: quality against known heuristics.

Peers: reverse Cuthill–McKee and the spectral order of networkx for layouts; for cuts igraph's
feedback arc set, where it is installed (exact and Eades' heuristic), on unit weights.
"""

from __future__ import annotations

import importlib
import importlib.util
from functools import partial

import networkx as nx

from benchmarks.structure.examples import clustered_links, random_digraph
from benchmarks.structure.measuring import print_table, timed
from modarch.graphs.connectivity import as_network
from modarch.graphs.digraph import Digraph
from modarch.graphs.feedback import minimum_feedback_arc_set
from modarch.graphs.layout import Aim, LayoutProblem, lay_out
from modarch.graphs.layout_solve import best_layout
from modarch.graphs.links import Links


def connected(count: int, density: float) -> Links:
    """Draw a random network and keep its largest connected part."""
    links = clustered_links(count, density=density)
    part = max(nx.connected_components(as_network(links)), key=len)
    kept = {links.elements[number] for number in part}
    return Links.between({pair: 1.0 for pair in links.pairs if set(pair) <= kept})


def layouts() -> None:
    rows = []
    for count, density in ((16, 0.2), (20, 0.15), (30, 0.1), (60, 0.05)):
        links = connected(count, density)
        problem = LayoutProblem.of_links(links)
        network = as_network(links)
        cuthill = list(nx.utils.reverse_cuthill_mckee_ordering(network))
        spectral = nx.spectral_ordering(network, seed=1)
        for aim in Aim:
            seconds, found = timed(partial(best_layout, problem, aim=aim))
            others = [lay_out(problem, [links.elements[n] for n in o]) for o in (cuthill, spectral)]
            ours, rcm, spectrum, typical = (
                (found.layout.peak, *(o.peak for o in others), found.typical_peak)
                if aim is Aim.PEAK
                else (found.layout.total, *(o.total for o in others), found.typical_total)
            )
            rows.append(
                [
                    f"{len(links)} elements, {len(links.pairs)} links, {aim}",
                    f"{ours:g} ({found.certainty}, {seconds:.1f} s)",
                    f"{rcm:g}",
                    f"{spectrum:g}",
                    f"{typical:g}",
                ]
            )
    columns = ["", "modarch", "Cuthill–McKee", "spectral", "median random order"]
    print_table("Bridges: peak (cutwidth) and total (linear arrangement)", columns, rows)


def cuts() -> None:
    rows = []
    for nodes, edges in ((30, 90), (60, 180), (100, 300), (300, 900)):
        graph = random_digraph(nodes, edges, acyclic=False)
        unit = Digraph.from_pairs(graph.edges, nodes=graph.nodes)
        seconds, found = timed(partial(minimum_feedback_arc_set, unit))
        rows.append(
            [
                f"{nodes} nodes, {edges} edges",
                f"{found.weight:g} ≥ {found.lower_bound:.1f} ({found.certainty}, {seconds:.2f} s)",
                *_igraph(unit, exact=nodes <= 100),
            ]
        )
    columns = ["", "modarch", "igraph exact", "igraph Eades"]
    print_table("Cheapest cut of all circles (unit weights)", columns, rows)


def _igraph(graph: Digraph, *, exact: bool) -> list[str]:
    if importlib.util.find_spec("igraph") is None:
        return ["not installed", "not installed"]
    igraph = importlib.import_module("igraph")
    peer = igraph.Graph(
        n=len(graph),
        edges=[
            (graph.index[consumer], graph.index[provider]) for consumer, provider in graph.edges
        ],
        directed=True,
    )
    shown = []
    for method in ("ip", "eades"):
        if method == "ip" and not exact:
            shown.append("not tried")
            continue
        seconds, arcs = timed(partial(peer.feedback_arc_set, method=method))
        shown.append(f"{len(arcs)} ({seconds:.2f} s)")
    return shown


if __name__ == "__main__":
    layouts()
    cuts()
