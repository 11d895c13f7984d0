"""Interaction from shared objects, and what leaving hub objects out does."""

import pytest

from modarch.errors import InputInvalid
from modarch.graphs.interaction import hub_objects, shared_object_links

USERS = {
    "lab result": ["journal", "lab"],
    "prescription": ["journal", "medication", "pharmacy"],
    "patient": ["booking", "journal", "lab", "medication", "pharmacy"],
    "archive": ["journal"],
}


def test_every_pair_is_weighed_by_the_objects_it_shares() -> None:
    links = shared_object_links(USERS).links
    weight = dict(zip(links.pairs, links.weights, strict=True))
    assert weight["journal", "lab"] == pytest.approx(1 + 1 / 4)
    assert weight["journal", "medication"] == pytest.approx(1 / 2 + 1 / 4)
    assert weight["booking", "lab"] == pytest.approx(1 / 4)


def test_every_user_of_an_object_is_tied_with_strength_one() -> None:
    links = shared_object_links({"patient": USERS["patient"]}).links
    assert links.matrix().sum(axis=0).tolist() == pytest.approx([1.0] * 5)


def test_moving_a_hub_says_what_it_takes_away() -> None:
    assert hub_objects(USERS) == ("patient", "prescription")
    found = shared_object_links(USERS, moved=["patient"])
    (moved,) = found.moved
    assert (moved.name, moved.weight, len(moved.users)) == ("patient", 2.5, 5)
    assert ("booking", "lab") in moved.pairs_released
    assert ("journal", "lab") not in moved.pairs_released
    assert sum(shared_object_links(USERS).links.weights) - sum(found.links.weights) == (
        pytest.approx(moved.weight)
    )
    assert "booking" in found.links.elements


def test_hubs_are_those_used_by_more_than_the_share_asked_for() -> None:
    assert hub_objects(USERS, share=0.6) == ("patient",)
    assert hub_objects(USERS, share=1) == ()


def test_volumes_are_added() -> None:
    links = shared_object_links({"x": ["a", "b"]}, volumes={("b", "a"): 3}).links
    assert links.weights == (4,)


def test_an_unknown_object_cannot_be_moved() -> None:
    with pytest.raises(InputInvalid, match="did you mean 'patient'"):
        shared_object_links(USERS, moved=["pacient"])
