"""One pass of the encoder for tagger and parser.

Stanza's tagger and parser each run their transformer. The two of the bundled model share one, so its
states are kept from the tagger's pass until the parser's. This needs no change to Stanza: the pair below
is put into the `FoundationCache` that is handed to `stanza.Pipeline`, and behaves as the transformer and
the tokenizer that Stanza would have loaded itself.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import torch

__all__ = ["ShortWords", "SharedEncoder"]

_CHUNK = 32  # sentences of similar length that pass the encoder together


class SharedEncoder(torch.nn.Module):
    """A transformer that remembers the last `layers` hidden states of every row of word pieces it has seen.

    `clear` forgets them; the parser calls it after every batch. Not for use by two threads at once.
    """

    _hf_peft_config_loaded = False

    def __init__(self, model: Any, layers: int) -> None:
        super().__init__()
        self.model = model
        self.layers = layers
        self.config = model.config
        self._seen: dict[bytes, torch.Tensor] = {}

    def clear(self) -> None:
        """Forget all states."""
        self._seen.clear()

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, **_: Any) -> SimpleNamespace:
        """The hidden states as Stanza reads them: `.hidden_states`, the last `layers` of them."""
        lengths = attention_mask.sum(1).tolist()
        rows = [input_ids[i, :length] for i, length in enumerate(lengths)]
        keys = [row.numpy().tobytes() for row in rows]
        self._encode({key: row for key, row in zip(keys, rows, strict=True) if key not in self._seen})
        width, size = input_ids.shape[1], int(self.config.hidden_size)
        states = torch.zeros(self.layers, len(rows), width, size)
        for i, key in enumerate(keys):
            known = self._seen[key]
            states[:, i, : known.shape[1]] = known
        return SimpleNamespace(hidden_states=tuple(states))

    def _encode(self, missing: dict[bytes, torch.Tensor]) -> None:
        if b"" in missing:  # a window past the end of a short sentence, beside a long one
            self._seen[b""] = torch.zeros(self.layers, 0, int(self.config.hidden_size))
        todo = sorted((k for k in missing if k), key=lambda k: (len(k), k))
        for at in range(0, len(todo), _CHUNK):
            keys = todo[at : at + _CHUNK]
            rows = [missing[key] for key in keys]
            ids = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
            mask = torch.nn.utils.rnn.pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
            with torch.no_grad():
                hidden = self.model(ids, attention_mask=mask, output_hidden_states=True).hidden_states
            stacked = torch.stack(hidden[-self.layers :])
            for i, key in enumerate(keys):
                self._seen[key] = stacked[:, i, : len(rows[i])]


class ShortWords:
    """A word-piece tokenizer that sees at most the first `longest` characters of a word.

    One long URL would otherwise take the room of a whole sentence, and widen every row beside it.
    """

    def __init__(self, tokenizer: Any, longest: int) -> None:
        self._tokenizer = tokenizer
        self._longest = longest
        self.model_max_length: int = tokenizer.model_max_length

    def __call__(self, data: Any, **options: Any) -> Any:
        """Word pieces of sentences (lists of words), or of words."""
        longest = self._longest
        short = [text[:longest] if isinstance(text, str) else [word[:longest] for word in text] for text in data]
        return self._tokenizer(short, **options)
