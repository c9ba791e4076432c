"""The assignment problem: rows and columns to pairs, for the greatest sum of what the pairs are worth."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def best_pairs(worth: Sequence[Mapping[int, float]]) -> list[int | None]:
    """For each row the column that makes the sum over all rows greatest, each column used once.

    `worth[row]` has the columns, from 0, that a row may take; a row may also stay without one, for
    a worth of 0. The Hungarian method by shortest augmenting paths: exact, and where few rows want
    the same columns it looks at each pair about once.
    """
    # To stay without a column is to take one of one's own, that nobody else wants: ~row is below 0.
    assignment = Assignment([{**wanted, ~row: 0.0} for row, wanted in enumerate(worth)])
    for row in range(len(worth)):
        assignment.seat(row)
    return [column if column >= 0 else None for column in assignment.held]


class Assignment:
    """Rows have gains and columns prices, so that no pair is worth more than the two together, and a
    pair that is held is worth just that."""

    def __init__(self, worth: Sequence[Mapping[int, float]]) -> None:
        self.worth = worth
        self.gains = [0.0] * len(worth)
        self.prices = dict.fromkeys((column for wanted in worth for column in wanted), 0.0)
        self.held = [0] * len(worth)  # for each row that is seated its column
        self.holders: dict[int, int] = {}  # for each column that is held its row

    def seat(self, row: int) -> None:
        """Give one more row a column, others moving on where that is best for all."""
        self.gains[row] = max(w - self.prices[column] for column, w in self.worth[row].items())
        column, come_from = self.cheapest_way(row)
        while True:
            mover = come_from[column]
            self.holders[column] = mover
            self.held[mover], column = column, self.held[mover]
            if mover == row:
                return

    def cheapest_way(self, row: int) -> tuple[int, dict[int, int]]:
        """The free column that the row's coming costs least to fill, and for each column on the way
        the row that would move there. Gains and prices are set as they are after the move."""
        rows, columns, come_from = {row: 0.0}, {}, {}
        ways: list[tuple[float, int, int]] = []
        mover, cost = row, 0.0
        while True:
            for column, w in self.worth[mover].items():
                if column not in columns:
                    loss = self.gains[mover] + self.prices[column] - w
                    heappush(ways, (cost + loss, column, mover))
            cost, column, mover = heappop(ways)
            while column in columns:
                cost, column, mover = heappop(ways)
            come_from[column] = mover
            if column not in self.holders:
                break
            columns[column] = cost
            mover = self.holders[column]
            rows[mover] = cost
        for other, before in rows.items():
            self.gains[other] -= cost - before
        for other, before in columns.items():
            self.prices[other] += cost - before
        return column, come_from
