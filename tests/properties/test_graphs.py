"""What must hold for every graph: new names change nothing, shares are shares, more is not less."""

import dataclasses
import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.graphs.certainty import Certainty
from modarch.graphs.closure import closure, propagation_cost, visibility
from modarch.graphs.components import components
from modarch.graphs.concentration import concentration, mergers
from modarch.graphs.critical import critical_chain
from modarch.graphs.cycles import cycle_edges, cycles
from modarch.graphs.digraph import Digraph
from modarch.graphs.failure import FailureModel, Group, Need, Part
from modarch.graphs.failure_effects import single_failures
from modarch.graphs.failure_simulation import simulate_failures
from modarch.graphs.feedback import minimum_feedback_arc_set
from modarch.graphs.hidden_structure import hidden_structure
from modarch.graphs.layout import LayoutProblem, lay_out
from modarch.graphs.layout_solve import LayoutEffort, best_layout
from modarch.graphs.links import Links
from modarch.graphs.matrix import MarkKind
from modarch.graphs.modularity import communities
from modarch.graphs.order import transitive_reduction, waves
from modarch.graphs.partition import ScopeProblem, measure, merge_gain
from modarch.graphs.partition_search import SearchEffort
from modarch.graphs.partition_solve import best_partition
from modarch.graphs.percolation import damped_propagation_cost
from modarch.graphs.sequence import sequenced_matrix

NAMES = "abcdefg"
WEIGHTS = st.integers(1, 9).map(float)
BRIEFLY = SearchEffort(starts=2, kicks=3)
QUICK = LayoutEffort(starts=1, kicks=2, samples=3)

modest = settings(max_examples=25, deadline=None)
few = settings(max_examples=12, deadline=None)


def pairs_of(names: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(names), st.sampled_from(names))


graphs = st.dictionaries(pairs_of(NAMES), WEIGHTS, max_size=16).map(
    lambda weights: Digraph.from_pairs(weights, nodes=NAMES, weights=weights)
)
acyclic_graphs = graphs.map(
    lambda graph: Digraph.from_pairs([(max(e), min(e)) for e in graph.edges], nodes=graph.nodes)
)
all_links = st.dictionaries(pairs_of(NAMES[:6]), WEIGHTS, max_size=12).map(
    lambda weights: Links.between(weights, elements=NAMES[:6])
)
renamings = st.permutations(NAMES).map(lambda new: dict(zip(NAMES, new, strict=True)))
holdings = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 1e6), max_size=7)


def renamed(graph: Digraph, new: dict[str, str]) -> Digraph:
    weights = {(new[c], new[p]): w for c, p, w in graph.weighted_edges()}
    return Digraph.from_pairs(weights, nodes=[new[n] for n in graph.nodes], weights=weights)


def renamed_links(links: Links, new: dict[str, str]) -> Links:
    weights = {(new[a], new[b]): w for (a, b), w in zip(links.pairs, links.weights, strict=True)}
    return Links.between(weights, elements=[new[element] for element in links.elements])


@modest
@given(graphs, renamings)
def test_renaming_changes_no_measure_of_structure(graph: Digraph, new: dict[str, str]) -> None:
    other = renamed(graph, new)
    one, two = propagation_cost(closure(graph)), propagation_cost(closure(other))
    assert dataclasses.replace(two, unconnected=()) == dataclasses.replace(one, unconnected=())
    assert {new[node] for node in one.unconnected} == set(two.unconnected)
    before, after = hidden_structure(graph), hidden_structure(other)
    assert (before.architecture, before.largest, before.second, before.flow_through) == (
        after.architecture,
        after.largest,
        after.second,
        after.flow_through,
    )
    assert {new[n]: role for n, role in zip(before.nodes, before.roles, strict=True)} == dict(
        zip(after.nodes, after.roles, strict=True)
    )
    cut, same = minimum_feedback_arc_set(graph), minimum_feedback_arc_set(other)
    assert cut.certainty is same.certainty is Certainty.OPTIMAL
    assert (cut.weight, len(cut.edges)) == (same.weight, len(same.edges))
    assert [len(c) for c in cycles(graph, limit=99)] == [len(c) for c in cycles(other, limit=99)]


@few
@given(all_links, renamings)
def test_renaming_changes_no_optimum(links: Links, new: dict[str, str]) -> None:
    other = renamed_links(links, new)
    prices = [
        best_partition(ScopeProblem.of(some, gamma=0.7, limits=(0, 4)), effort=BRIEFLY)
        for some in (links, other)
    ]
    assert math.isclose(prices[0].measures.objective, prices[1].measures.objective)
    layouts = [best_layout(LayoutProblem.of_links(s), effort=QUICK) for s in (links, other)]
    assert math.isclose(layouts[0].layout.peak, layouts[1].layout.peak)
    assert math.isclose(layouts[0].layout.total, layouts[1].layout.total)
    assert math.isclose(communities(links).q, communities(other).q, abs_tol=1e-9)


@modest
@given(st.lists(pairs_of(NAMES), max_size=16), st.randoms(use_true_random=False))
def test_the_order_and_repetition_of_the_pairs_change_nothing(
    pairs: list[tuple[str, str]], random: object
) -> None:
    shuffled = [*pairs, *pairs]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Digraph.from_pairs(shuffled) == Digraph.from_pairs(pairs)


@modest
@given(graphs)
def test_shares_are_between_zero_and_one(graph: Digraph) -> None:
    cost = propagation_cost(closure(graph))
    shares = [
        cost.all_pairs,
        cost.other_pairs,
        cost.connected_all_pairs,
        cost.connected_other_pairs,
        hidden_structure(graph).flow_through,
        hidden_structure(graph).core_share,
        damped_propagation_cost(graph, 0.5, scenarios=20).mean,
    ]
    assert all(0 <= share <= 1 for share in shares)
    assert cost.all_pairs >= 1 / len(graph)
    assert cost.connected_other_pairs >= cost.other_pairs


@modest
@given(graphs)
def test_what_can_be_reached_is_reached_from(graph: Digraph) -> None:
    seen, turned = visibility(closure(graph)), visibility(closure(graph.reversed()))
    assert sum(seen.fan_out) == sum(seen.fan_in)
    assert (turned.fan_out, turned.fan_in) == (seen.fan_in, seen.fan_out)


@modest
@given(graphs, pairs_of(NAMES))
def test_one_more_dependency_never_lowers_propagation_or_breaks_a_circle(
    graph: Digraph, extra: tuple[str, str]
) -> None:
    more = Digraph.from_pairs([*graph.edges, extra], nodes=graph.nodes)
    one, two = propagation_cost(closure(graph)), propagation_cost(closure(more))
    assert two.other_pairs >= one.other_pairs
    assert sum(map(len, components(more).cyclic)) >= sum(map(len, components(graph).cyclic))


@modest
@given(graphs)
def test_damping_never_raises_propagation_and_certainty_gives_the_plain_cost(
    graph: Digraph,
) -> None:
    plain = propagation_cost(closure(graph)).other_pairs
    assert damped_propagation_cost(graph, 0.6, scenarios=30).mean <= plain + 1e-12
    certain = damped_propagation_cost(graph, 1.0, scenarios=2).mean
    assert math.isclose(certain, plain, abs_tol=1e-12)


@modest
@given(graphs)
def test_every_cycle_is_one_and_loses_an_edge_to_the_cut(graph: Digraph) -> None:
    cut = set(minimum_feedback_arc_set(graph).edges)
    for cycle in cycles(graph, limit=30):
        assert set(cycle_edges(cycle)) <= set(graph.edges)
        assert cut & set(cycle_edges(cycle))


@modest
@given(acyclic_graphs)
def test_a_graph_without_circles_keeps_its_waves_when_reduced(graph: Digraph) -> None:
    reduced = Digraph.from_pairs(transitive_reduction(graph), nodes=graph.nodes)
    assert waves(reduced) == waves(graph)
    for edge in reduced.edges:
        without = closure(reduced.without([edge]))
        assert not without.reaches(consumer=edge[0], provider=edge[1])


@modest
@given(acyclic_graphs, st.lists(WEIGHTS, min_size=7, max_size=7), st.integers(0, 6))
def test_a_longer_step_never_shortens_the_whole(
    graph: Digraph, lengths: list[float], which: int
) -> None:
    durations = dict(zip(NAMES, lengths, strict=True))
    longer = durations | {NAMES[which]: durations[NAMES[which]] + 5}
    assert critical_chain(graph, longer).length >= critical_chain(graph, durations).length


@modest
@given(graphs)
def test_a_sequenced_matrix_has_no_more_feedback_than_the_order_of_names(graph: Digraph) -> None:
    found = sequenced_matrix(graph, bus_share=1)
    by_name = sum(weight for c, p, weight in graph.weighted_edges() if p > c)
    assert found.feedback_weight <= by_name
    assert all(mark.kind is not MarkKind.BUS for mark in found.marks)


@modest
@given(holdings)
def test_merging_two_holders_never_lowers_concentration(amounts: dict[str, float]) -> None:
    before = concentration(amounts)
    held = [holder for holder, _ in before.shares]
    if held:
        assert 1 / len(held) - 1e-12 <= before.hhi <= 1 + 1e-12
    for merger in mergers(before):
        assert merger.hhi >= before.hhi
        joined = amounts | {merger.first: amounts[merger.first] + amounts[merger.second]}
        del joined[merger.second]
        assert math.isclose(concentration(joined).hhi, merger.hhi, rel_tol=1e-9)


@few
@given(all_links, st.floats(0, 3), st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_no_division_beats_the_best_and_the_merge_rule_is_the_change_of_price(
    links: Links, gamma: float, labels: list[int]
) -> None:
    problem = ScopeProblem.of(links, gamma=gamma)
    modules = [
        [element for element, own in zip(links.elements, labels, strict=True) if own == label]
        for label in sorted(set(labels))
    ]
    price = measure(problem, modules).objective
    best = best_partition(problem, effort=BRIEFLY)
    assert best.measures.objective <= price + 1e-9
    for one, other in itertools.combinations(modules, 2):
        rest = [module for module in modules if module not in (one, other)]
        merged = measure(problem, [*rest, one + other]).objective
        assert math.isclose(price - merged, merge_gain(problem, one, other), abs_tol=1e-9)


@few
@given(all_links)
def test_the_best_price_never_falls_when_lock_in_gets_dearer(links: Links) -> None:
    prices = [
        best_partition(ScopeProblem.of(links, gamma=gamma), effort=BRIEFLY).measures.objective
        for gamma in (0.1, 0.5, 2.0)
    ]
    assert prices == sorted(prices)


@modest
@given(all_links, st.permutations(NAMES[:6]))
def test_an_order_and_its_reverse_need_the_same_bridges(links: Links, order: list[str]) -> None:
    problem = LayoutProblem.of_links(links)
    forth, back = lay_out(problem, order), lay_out(problem, order[::-1])
    assert forth.bridges[:-1] == back.bridges[-2::-1]
    assert max(forth.bridges) == forth.peak
    best = best_layout(problem, effort=QUICK)
    assert best.peak_bound <= best.layout.peak <= forth.peak


@st.composite
def failure_models(draw: st.DrawFn) -> FailureModel:
    group = st.lists(st.sampled_from(NAMES[:5]), min_size=1, max_size=3, unique=True).flatmap(
        lambda members: st.integers(1, len(members)).map(lambda k: Group(tuple(members), k))
    )
    groups = st.lists(group, max_size=2).map(tuple)
    shares = st.sampled_from([0.0, 0.5, 0.9, 1.0])
    parts = tuple(
        Part(name=name, availability=draw(shares), requires=draw(groups)) for name in NAMES[:5]
    )
    needs = tuple(
        Need(name=f"need {k}", requires=draw(groups), weight=draw(WEIGHTS)) for k in range(3)
    )
    return FailureModel(parts, needs)


@modest
@given(failure_models(), st.integers(0, 4))
def test_a_better_part_never_makes_anything_worse_under_the_same_luck(
    model: FailureModel, which: int
) -> None:
    improved = list(model.parts)
    improved[which] = dataclasses.replace(improved[which], availability=1.0)
    before = simulate_failures(model, scenarios=40)
    after = simulate_failures(FailureModel(tuple(improved), model.needs), scenarios=40)
    assert after.mean_loss <= before.mean_loss + 1e-12
    assert all(
        new >= old
        for (_, old), (_, new) in zip(
            before.part_availability, after.part_availability, strict=True
        )
    )
    assert 0 <= after.mean_loss <= before.worst_loss + 1e-12 <= 1 + 2e-12
    assert all(0 <= failure.loss <= 1 for failure in single_failures(model))
