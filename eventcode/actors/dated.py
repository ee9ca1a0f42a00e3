"""What an actor was on the day of an event, where that is not the day of the text."""

from __future__ import annotations

import datetime as dt

from eventcode._evolve import evolved
from eventcode.actors.codes import Group
from eventcode.actors.composed import Composer
from eventcode.actors.table import Hit, NameTable
from eventcode.events import Actor

__all__ = ["on_day"]


def on_day(actor: Actor, day: dt.date | None, published: dt.date | None, names: NameTable, composer: Composer) -> Actor:
    """The actor as the dictionary codes it on the `day` of an event: who was president then may be none when the
    text is `published`. Only names whose code is that of their entry alone change; role nouns do not."""
    if day is None or day == published or actor.entry is None or actor.via in ("agent", "caller"):
        return actor
    entry = names.entry_called(actor.name, actor.entry)
    if entry is None or len(entry.codes) < 2:
        return actor
    group = Group(Hit(0, 0, entry, False, False), 0, set())
    if composer.meaning(group, published, None).code != actor.code:
        return actor
    then = composer.meaning(group, day, None)
    if then.code == actor.code:
        return actor
    return evolved(actor, code=then.code, country=then.country, roles=then.roles, acled=then.acled)
