"""Checkpoints made into the folder that eventcode ships: one encoder, half the size, no paths."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from eventcode.errors import ParserError

__all__ = ["ENCODER", "pack", "split_encoder"]

ENCODER = "en-ud-encoder"
_FILES = {"tokenize": "tokenizer", "mwt": "mwt", "lemma": "lemma", "pos": "tagger", "depparse": "depparse"}
_PREFIX = "bert_model."


def split_encoder(work: Path, base: Path) -> None:
    """Take the finetuned encoder out of the parser's checkpoint: `work/encoder` and `work/saved/depparse`."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    checkpoint = _loaded(work / "saved" / "parser" / "parser.pt")
    weights = checkpoint["model"]
    encoder: Any = AutoModel.from_pretrained(str(base), local_files_only=True)
    own = {key.removeprefix(_PREFIX): value for key, value in weights.items() if key.startswith(_PREFIX)}
    if not own:
        raise ParserError("the parser's checkpoint has no encoder: train it with --bert_finetune")
    encoder.load_state_dict(own, strict=False)
    folder = work / "encoder"
    encoder.save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(base), local_files_only=True).save_pretrained(str(folder))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    (folder / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    checkpoint["model"] = {key: value for key, value in weights.items() if not key.startswith(_PREFIX)}
    checkpoint["config"] |= {"bert_model": ENCODER, "bert_finetune": False}
    target = work / "saved" / "depparse" / "depparse.pt"
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(checkpoint, target)


def pack(work: Path, target: Path, version: str) -> None:
    """Write the model folder: 16-bit weights, the encoder by name instead of by path."""
    import torch
    from safetensors.torch import save_file
    from transformers import AutoModel

    (target / "encoder").mkdir(parents=True, exist_ok=True)
    for name, step in _FILES.items():
        checkpoint = _loaded(work / "saved" / step / f"{step}.pt")
        if name in ("pos", "depparse"):
            checkpoint["config"]["bert_model"] = ENCODER
            checkpoint["model"] = {key: _half(value) for key, value in checkpoint["model"].items()}
        torch.save(checkpoint, target / f"{name}.pt", _use_new_zipfile_serialization=False)
    encoder: Any = AutoModel.from_pretrained(str(work / "encoder"), local_files_only=True)
    state = {k: _half(v).contiguous() for k, v in encoder.state_dict().items() if "pooler" not in k}
    save_file(state, str(target / "encoder" / "model.safetensors"), metadata={"format": "pt"})
    for file in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copy(work / "encoder" / file, target / "encoder" / file)
    (target / "resources.json").write_text("{}", encoding="utf-8")
    before = target / "model.json"  # words to keep whole were listed by hand
    whole = json.loads(before.read_text(encoding="utf-8")).get("whole", []) if before.is_file() else []
    facts = {"name": "eventcode-en", "version": version, "language": "en", "encoder": ENCODER, "whole": whole}
    (target / "model.json").write_text(json.dumps(facts) + "\n", encoding="utf-8")


def _loaded(path: Path) -> Any:
    import torch

    if not path.is_file():
        raise ParserError(f"{path} is missing: run the step that makes it first")
    return torch.load(path, map_location="cpu", weights_only=True)


def _half(value: Any) -> Any:
    import torch

    return value.half() if torch.is_tensor(value) and value.dtype == torch.float32 else value
