"""Run by `.ci/run` outside the source tree: an installed wheel works by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import eventcode

assert not {"torch", "stanza", "pandas"} & set(sys.modules), "importing eventcode loads heavy packages"

package = Path(eventcode.__file__).parent
assert "site-packages" in package.parts, package
assert (package / "dictionaries" / "actors").is_dir(), "the wheel has no dictionaries"
assert (package / "models" / "en").is_dir(), "the wheel has no model"
assert (package / "py.typed").is_file()

TEXT = "Russian troops attacked the Ukrainian army in Kharkiv on Thursday. France condemned the attack."

coder = eventcode.Coder()
document = coder.code(TEXT, date="2022-05-13")
assert document.events, document.why_not
for event in document:
    assert TEXT[event.start : event.end] and event.explain()
again = coder.code_parsed(coder.parse(TEXT).to_conllu(), date="2022-05-13")
assert again.to_records() == document.to_records()
assert document.to_dataframe().shape[0] == len(document)

command = [str(Path(sys.executable).with_name("eventcode")), "code", "-", "--format", "jsonl"]
result = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True)
assert len(result.stdout.splitlines()) == len(document), result.stdout

sys.stdout.write(f"installed wheel: {len(document)} events from {package}\n")
