"""Rows to columns, for the greatest sum."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from issues.importer.assignment import best_pairs

COLUMNS = 4
WORTH = st.lists(
    st.dictionaries(st.integers(0, COLUMNS - 1), st.sampled_from([0.5, 0.95, 1.0, 1.4, 3.0])),
    max_size=4,
)


def total(worth, pairs) -> float:
    return sum(worth[row][column] for row, column in enumerate(pairs) if column is not None)


def greatest(worth) -> float:
    """The greatest sum there is, by trying all."""
    seats = [*range(COLUMNS), *[None] * len(worth)]
    tried = (
        [column if column in wanted else None for column, wanted in zip(pairs, worth, strict=True)]
        for pairs in permutations(seats, len(worth))
    )
    return max(total(worth, pairs) for pairs in tried)


@given(WORTH)
def test_no_other_pairs_are_worth_more(worth):
    assert abs(total(worth, best_pairs(worth)) - greatest(worth)) < 1e-9


@given(WORTH)
def test_a_column_is_given_once_and_only_to_a_row_that_wants_it(worth):
    given_ = [column for column in best_pairs(worth) if column is not None]
    assert len(set(given_)) == len(given_)
    assert all(
        column is None or column in worth[row] for row, column in enumerate(best_pairs(worth))
    )


def test_a_row_moves_on_where_that_is_best_for_all():
    assert best_pairs([{0: 2.0, 1: 1.9}, {0: 1.5}]) == [1, 0]


def test_a_row_gives_up_its_column_to_one_that_is_worth_more():
    assert best_pairs([{0: 1.0}, {0: 2.0}]) == [None, 0]
