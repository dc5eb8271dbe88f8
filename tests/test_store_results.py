"""What is kept about handing on results: links with a name and a choice, checks that share their result with
those who answered.
"""

from dataclasses import replace

import pytest

from qcheck.records import Shows
from qcheck.store import Link, LinkKind
from tests.kept import check, opened


@pytest.mark.parametrize(
    "shows",
    [
        Shows(),
        Shows(frozenset({"b", "a"})),
        Shows(frozenset()),
        Shows(comments=False),
        Shows(perspectives=False),
        Shows(frozenset({"a"}), False, False),
    ],
)
def test_a_link_comes_back_with_its_name_and_its_choice(store, shows):
    opened(store, check("eins"))

    store.add_links([Link("sicht", "eins", LinkKind.VIEW, name="Presse <b>", shows=shows)])

    assert store.open("sicht").link == Link("sicht", "eins", LinkKind.VIEW, name="Presse <b>", shows=shows)
    assert store.renew("sicht").shows == shows


@pytest.mark.parametrize("shares", [True, False])
def test_a_check_comes_back_with_whether_it_shares_its_result(store, shares):
    opened(store, replace(check("eins"), shares=shares))

    assert store.open("link-eins").check.shares is shares
