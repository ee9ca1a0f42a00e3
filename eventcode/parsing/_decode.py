"""The best tree from the parser's scores, faster than Stanza finds it and the same.

Stanza looks for the best tree with one root by making roots so dear that nearly every sentence ends up in a
long chain of contracted cycles: a third of all parsing time. Without that price the best head of every word
already makes a tree with one root for most sentences, and a tree that is best among all trees is best among
those with one root too. Only where it has several roots is Stanza's way needed.

`use_fast_decoding` sets this for one loaded model and leaves Stanza's classes alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import (
    find_head_constraint_violations,
    resolve_head_constraint_violations,
)

__all__ = ["best_tree", "decode", "use_fast_decoding"]


def use_fast_decoding(pipeline: Any) -> None:
    """Let the parser of this pipeline decode with `decode`, if it is one whose decoding is known."""
    model = getattr(pipeline.processors["depparse"].trainer, "model", None)
    if model is not None and type(model).__name__ == "GraphParser":
        model.decode_graph_predictions = decode


def decode(
    vocab: Any,
    batch_size: int,
    preds: Sequence[NDArray[Any]],
    sentlens: Sequence[int],
    resolve_head_constraints: bool = False,
) -> list[list[list[Any]]]:
    """Heads (1-based, 0 the root) and relations of every word of a batch; arguments are Stanza's."""
    result = []
    for i, length in enumerate(sentlens[:batch_size]):
        scores = preds[0][i][:length, :length]
        tree = best_tree(scores)
        labels = [int(preds[1][i][word, tree[word]]) for word in range(1, length)]
        names = vocab.unmap(labels)
        if resolve_head_constraints and find_head_constraint_violations(tree, names):
            chances = preds[2][i][:length, :length, :]
            tree, raw = resolve_head_constraint_violations(scores, chances, tree, vocab)
            names = vocab.unmap([label + VOCAB_PREFIX_SIZE for label in raw])
        result.append([[tree[word], names[word - 1]] for word in range(1, length)])
    return result


def best_tree(scores: NDArray[Any]) -> NDArray[Any]:
    """Heads of the best tree with one root; `scores[word, head]`, row and column 0 the root.

    >>> best_tree(np.log(np.array([[1, 1, 1], [.1, .1, .8], [.7, .2, .1]]))).tolist()
    [0, 2, 0]
    """
    greedy: NDArray[Any] = np.argmax(scores, axis=1)
    greedy[0] = 0
    if _one_root(greedy) and _reaches_root(greedy):
        return greedy
    tree: NDArray[Any] = chuliu_edmonds(scores.astype(np.float64))
    if _one_root(tree):
        return tree
    constrained: NDArray[Any] = chuliu_edmonds_one_root(scores)
    return constrained


def _one_root(tree: NDArray[Any]) -> bool:
    return int(np.count_nonzero(tree[1:] == 0)) == 1


def _reaches_root(tree: NDArray[Any]) -> bool:
    """Whether every word leads to the root: jumping two heads at a time needs log2(n) rounds."""
    heads = tree
    for _ in range(len(tree).bit_length()):
        heads = heads[heads]
    return not heads.any()
