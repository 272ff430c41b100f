"""Fit a boosted forest of shallow trees with numpy alone: Newton steps on the logistic loss over binned columns.

After Friedman, "Greedy function approximation" (2001), with second-order leaves and row and column sampling as in Chen
and Guestrin, "XGBoost" (2016). Seeded: the same table gives the same trees.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Recipe", "fit_forest"]


@dataclass(frozen=True)
class Recipe:
    """How a forest is fitted."""

    trees: int = 80
    depth: int = 5
    rate: float = 0.12
    bins: int = 32
    rows: float = 0.5
    columns: float = 0.5
    least: float = 4.0
    """Weight of second derivatives that a leaf needs at least."""
    ridge: float = 4.0
    seed: int = 4


def fit_forest(table: np.ndarray, goal: np.ndarray, weight: np.ndarray, recipe: Recipe) -> dict[str, Any]:
    """Return the fitted forest in the form of a weights file (`onrecord.anatomy.forest.Forest.of` reads it)."""
    random = np.random.default_rng(recipe.seed)
    cuts = [
        np.unique(np.quantile(column, np.linspace(0, 1, recipe.bins + 1)[1:-1]).astype(np.float32))
        for column in table.T
    ]
    binned = np.stack([np.searchsorted(cut, column, side="left") for cut, column in zip(cuts, table.T, strict=True)])
    binned = binned.astype(np.int64)
    weight = weight / weight.mean()
    share = float((weight * goal).sum() / weight.sum())
    start = float(np.log(share / (1 - share)))
    odds = np.full(len(goal), start)
    out: dict[str, Any] = {"start": round(start, 5), "features": [], "thresholds": [], "leaves": []}
    for _ in range(recipe.trees):
        chance = 1 / (1 + np.exp(-odds))
        first, second = weight * (chance - goal), weight * chance * (1 - chance)
        rows = np.flatnonzero(random.random(len(goal)) < recipe.rows)
        columns = np.sort(random.choice(len(cuts), max(1, round(recipe.columns * len(cuts))), replace=False))
        features, edges = _grow(binned, first, second, rows, columns, recipe)
        at = _leaf_of(binned, features, edges, recipe.depth)
        nodes = 2**recipe.depth
        top = np.bincount(at[rows], first[rows], nodes)
        under = np.bincount(at[rows], second[rows], nodes)
        leaves = -recipe.rate * top / (under + recipe.ridge)
        odds += leaves[at]
        out["features"].append([int(row) for row in features])
        out["thresholds"].append(
            [None if edge < 0 else float(f"{cuts[row][edge]:.6g}") for row, edge in zip(features, edges, strict=True)]
        )
        out["leaves"].append([round(float(value), 5) for value in leaves])
    return out


def _grow(binned, first, second, rows, columns, recipe):  # noqa: ANN001, ANN202
    nodes = 2**recipe.depth - 1
    features, edges = np.zeros(nodes, np.int64), np.full(nodes, -1, np.int64)
    at = np.zeros(len(rows), np.int64)
    width = recipe.bins + 1
    g, h = first[rows], second[rows]
    part = binned[:, rows]
    for level in range(recipe.depth):
        count = 2**level
        base = count - 1
        local = at - base
        best = np.full(count, 1e-6)
        whole_g, whole_h = np.bincount(local, g, count), np.bincount(local, h, count)
        plain = whole_g**2 / (whole_h + recipe.ridge)
        for column in columns:
            key = local * width + part[column]
            left_g = np.cumsum(np.bincount(key, g, count * width).reshape(count, width), axis=1)
            left_h = np.cumsum(np.bincount(key, h, count * width).reshape(count, width), axis=1)
            right_g, right_h = whole_g[:, None] - left_g, whole_h[:, None] - left_h
            gain = left_g**2 / (left_h + recipe.ridge) + right_g**2 / (right_h + recipe.ridge) - plain[:, None]
            gain[(left_h < recipe.least) | (right_h < recipe.least)] = -1
            edge = gain.argmax(axis=1)
            value = gain[np.arange(count), edge]
            better = value > best
            best[better] = value[better]
            features[base : base + count][better] = column
            edges[base : base + count][better] = edge[better]
        at = _step(part, features, edges, at)
    return features, edges


def _step(part, features, edges, at):  # noqa: ANN001, ANN202
    edge = edges[at]
    right = (edge >= 0) & (part[features[at], np.arange(part.shape[1])] > edge)
    return 2 * at + 1 + right


def _leaf_of(binned, features, edges, depth):  # noqa: ANN001, ANN202
    at = np.zeros(binned.shape[1], np.int64)
    for _ in range(depth):
        at = _step(binned, features, edges, at)
    return at - (2**depth - 1)
