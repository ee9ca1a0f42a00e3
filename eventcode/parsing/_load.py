"""Loading Stanza pipelines: the bundled model, a folder of models, quiet and without the network."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from eventcode.errors import ParserError

__all__ = ["Loaded", "bundled_dir", "describe", "load_bundled", "load_models", "packed_dir"]

_PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
_LONGEST_WORD = 20  # characters of a word that the encoder was trained to see
_MAX_PIECE = 3000  # characters; longer tokens Stanza replaces by <UNK>
_PARSER_BATCH = 1000  # words; the tables of all pairs of words stay small enough for the processor's cache
_QUIET = ("stanza", "transformers", "huggingface_hub")


@attrs.frozen
class Loaded:
    """A pipeline ready to run, and the encoder to clear after each batch (`None` if it has its own way)."""

    pipeline: Any
    encoder: Any = None


def bundled_dir(lang: str) -> Path | None:
    """The folder of the model that comes with eventcode for a language, or `None`.

    >>> bundled_dir("xx") is None
    True
    """
    folder = Path(__file__).parent.parent / "models" / lang
    return folder if (folder / "model.json").is_file() else None


def packed_dir(lang: str, folder: Path | None) -> Path | None:
    """The folder itself if it is a model as eventcode packs it; without a folder, the bundled one."""
    if folder is None:
        return bundled_dir(lang)
    return folder if (folder / "model.json").is_file() else None


def describe(folder: Path | None, lang: str) -> str:
    """Name and version of parser and model, for provenance, without loading either."""
    try:
        stanza = f"stanza {version('stanza')}"
    except PackageNotFoundError:
        stanza = "stanza"
    if folder is not None and (folder / "model.json").is_file():
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return f"{facts['name']} {facts['version']} ({stanza})"
    return f"{stanza} ({lang})"


def load_bundled(folder: Path, lang: str) -> Loaded:
    """The bundled model: tagger and parser share one encoder and one pass of it."""
    paths = {f"{name}_model_path": folder / f"{name}.pt" for name in _PROCESSORS}
    missing = [str(path) for path in (*paths.values(), folder / "encoder") if not path.exists()]
    if missing:
        raise ParserError(f"the model of {lang!r} lacks {', '.join(missing)}: reinstall eventcode")
    stanza = _import_stanza()
    facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    with _quiet():
        encoder, cache = _shared_encoder(folder / "encoder", facts["encoder"])
        pipeline = stanza.Pipeline(
            lang,
            dir=str(folder),
            download_method=None,
            allow_unknown_language=True,
            use_gpu=False,
            verbose=False,
            foundation_cache=cache,
            processors=",".join(_PROCESSORS),
            tokenize_max_seqlen=_MAX_PIECE,
            depparse_batch_size=_PARSER_BATCH,
            **{key: str(path) for key, path in paths.items()},
        )
        from eventcode.parsing._decode import use_fast_decoding

        use_fast_decoding(pipeline)
    _keep_whole(pipeline, facts.get("whole", ()))
    return Loaded(pipeline, encoder)


def _keep_whole(pipeline: Any, words: Iterable[str]) -> None:
    """Words that web text misspells for two ("its" for "it's") and that news means as they stand."""
    expansions = pipeline.processors["mwt"].trainer.expansion_dict
    whole = frozenset(words)
    for form in [form for form in expansions if form.lower() in whole]:
        expansions[form] = form


def load_models(folder: Path | None, lang: str, options: dict[str, Any]) -> Loaded:
    """A user's Stanza models, from `folder` or from Stanza's own; never downloads."""
    stanza = _import_stanza()
    settings: dict[str, Any] = {
        "processors": ",".join(_PROCESSORS),
        "download_method": None,
        "verbose": False,
        "tokenize_max_seqlen": _MAX_PIECE,
    } | options
    if folder is not None:
        settings["dir"] = str(folder)
    try:
        with _quiet():
            return Loaded(_with_or_without_mwt(stanza, lang, settings))
    except Exception as error:  # Stanza raises many kinds, some of them bare Exception
        where = f" in {folder}" if folder is not None else ""
        raise ParserError(
            f"no usable Stanza models for {lang!r}{where}: {error}. "
            f"Download them once with stanza.download({lang!r}), or give model_dir= or pipeline="
        ) from error


def _with_or_without_mwt(stanza: Any, lang: str, settings: dict[str, Any]) -> Any:
    """Languages without multi-word tokens have no model for them, and Stanza says so by failing."""
    try:
        return stanza.Pipeline(lang, **settings)
    except Exception as error:
        names = [name for name in settings["processors"].split(",") if name != "mwt"]
        if names == settings["processors"].split(","):
            raise
        try:
            return stanza.Pipeline(lang, **(settings | {"processors": ",".join(names)}))
        except Exception:  # noqa: BLE001  Stanza raises bare Exception; what is told is the first failure
            raise error from None


def _import_stanza() -> Any:
    try:
        import stanza
    except ImportError as error:
        raise ParserError("parsing text needs stanza: pip install stanza, or code parsed input") from error
    return stanza


def _shared_encoder(folder: Path, name: str) -> tuple[Any, Any]:
    import torch
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache
    from transformers import AutoModel, AutoTokenizer

    from eventcode.parsing._encoder import SharedEncoder, ShortWords

    model = AutoModel.from_pretrained(str(folder), dtype=torch.float32, local_files_only=True)
    tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    encoder = SharedEncoder(model.eval(), layers=4)
    cache = FoundationCache(local_files_only=True)
    cache.bert[name] = BertRecord(encoder, ShortWords(tokenizer, _LONGEST_WORD), {})
    return encoder, cache


@contextmanager
def _quiet() -> Iterator[None]:
    """Loading without messages: a missing pooler, unknown language and progress bars mean nothing here."""
    import transformers

    bars: Any = transformers.utils.logging
    loggers = [logging.getLogger(name) for name in _QUIET]
    levels = [logger.level for logger in loggers]
    progress = bars.is_progress_bar_enabled()
    try:
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        bars.disable_progress_bar()
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if progress:
            bars.enable_progress_bar()
