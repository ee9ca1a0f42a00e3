"""Stanza's own trainers of parser and tagger, with a warm-up and a linear decay of the learning rates.

    python -m eventcode.parsing.training.scheduled parser|tagger ARGUMENTS OF THE TRAINER

A process of its own: it changes Stanza's trainer classes, which nobody else should see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["main", "share_of_rate"]

_WARM = 50
_LEAST = 0.02


def share_of_rate(step: int, steps: int) -> float:
    """The part of the learning rate that is used in a step.

    >>> [share_of_rate(step, 1050) for step in (25, 50, 550, 1050)]
    [0.5, 1.0, 0.5, 0.02]
    """
    return min(1.0, step / _WARM) * max(_LEAST, 1 - max(0, step - _WARM) / max(1, steps - _WARM))


def _set_rates(optimizers: Mapping[str, Any], share: float) -> None:
    for optimizer in optimizers.values():
        for group in optimizer.param_groups:
            group.setdefault("full_rate", group["lr"])
            group["lr"] = group["full_rate"] * share


def _scheduled(update: Callable[..., Any], optimizers: str, steps: int) -> Callable[..., Any]:
    def step(self: Any, batch: Any, eval: bool = False) -> Any:
        if not eval:
            self.steps_done = getattr(self, "steps_done", 0) + 1
            if hasattr(self, "schedulers"):
                self.schedulers = {}
            _set_rates(getattr(self, optimizers), share_of_rate(self.steps_done, steps))
        return update(self, batch, eval=eval)

    return step


def main(arguments: Sequence[str]) -> None:
    """Run a trainer; the first argument names it."""
    kind, rest = arguments[0], list(arguments[1:])
    steps = int(rest[rest.index("--max_steps") + 1])
    if kind == "parser":
        from stanza.models import parser as program
        from stanza.models.depparse.trainer import GraphTrainer

        GraphTrainer.update = _scheduled(GraphTrainer.update, "optimizer", steps)
    else:
        from stanza.models import tagger as program
        from stanza.models.pos.trainer import Trainer

        Trainer.update = _scheduled(Trainer.update, "optimizers", steps)
    program.main(rest)


if __name__ == "__main__":
    main(sys.argv[1:])
