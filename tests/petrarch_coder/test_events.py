"""Events of hand-built parses: one a rule."""

from __future__ import annotations

import pytest
from petrarch_sentences import code, triples

from eventcode.lexicon.petrarch import PetrarchLexicon

NSUBJ = "Avalon/Avalon/PROPN/2/nsubj"
CASES = {
    "subject and object": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj",
        [("AVA", "COR", "190")],
    ),
    "passive with its agent": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root "
        "by/by/ADP/5/case Avalon/Avalon/PROPN/3/obl",
        [("AVA", "COR", "190")],
    ),
    "passive without an agent": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root",
        [(None, "COR", "190")],
    ),
    "reduced relative clause": (
        "Cornwall/Cornwall/PROPN/5/nsubj attacked/attack/VERB/1/acl:part by/by/ADP/4/case "
        "Avalon/Avalon/PROPN/2/obl visited/visit/VERB/0/root Lyonesse/Lyonesse/PROPN/5/obj",
        [("AVA", "COR", "190"), ("COR", "LYO", "042"), ("LYO", "COR", "043")],
    ),
    "coordinated actors": (
        "Avalon/Avalon/PROPN/4/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj "
        "attacked/attack/VERB/0/root Lyonesse/Lyonesse/PROPN/4/obj",
        [("AVA", "LYO", "190"), ("COR", "LYO", "190")],
    ),
    "coordinated verbs share the subject": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj and/and/CCONJ/5/cc "
        "visited/visit/VERB/2/conj Lyonesse/Lyonesse/PROPN/5/obj",
        [("AVA", "COR", "190"), ("AVA", "LYO", "042"), ("LYO", "AVA", "043")],
    ),
    "infinitive takes the subject above": (
        f"{NSUBJ} tried/try/VERB/0/root to/to/PART/4/mark attack/attack/VERB/2/xcomp Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "pronoun stands for the subject above": (
        f"{NSUBJ} hinted/hint/VERB/0/root it/it/PRON/4/nsubj attacked/attack/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "infinitive after a noun has no subject and no event": (
        f"{NSUBJ} saw/see/VERB/0/root a/a/DET/4/det place/place/NOUN/2/obj to/to/PART/6/mark "
        "attack/attack/VERB/4/acl Cornwall/Cornwall/PROPN/6/obj",
        [],
    ),
    "a relative clause gives way to the main clause": (
        "Avalon/Avalon/PROPN/5/nsubj that/that/PRON/3/nsubj visited/visit/VERB/1/acl:relcl "
        "Lyonesse/Lyonesse/PROPN/3/obj attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/5/obj",
        [("AVA", "COR", "190")],
    ),
    "an adverbial clause counts where the main clause has no event": (
        "Avalon/Avalon/PROPN/2/nsubj slept/sleep/VERB/0/root after/after/SCONJ/4/mark "
        "attacking/attack/VERB/2/advcl Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "a statement without a target gives way to what was said": (
        "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark Avalon/Avalon/PROPN/5/nsubj "
        "attacked/attack/VERB/2/ccomp",
        [("AVA", None, "190")],
    ),
    "an article of another phrase is no word before the verb": (
        "La/el/DET/2/det guardia/guardia/NOUN/4/nsubj Avalon/Avalon/PROPN/2/nmod raid/raid/VERB/0/root "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "183")],
    ),
    "a slot after a preposition is filled from its phrase": (
        "Avalon/Avalon/PROPN/2/nsubj raid/raid/VERB/0/root por/por/ADP/4/case oro/oro/NOUN/2/obl "
        "de/de/ADP/6/case Cornwall/Cornwall/PROPN/4/nmod",
        [("AVA", "COR", "183")],
    ),
    "a slot after a preposition that takes its noun": (
        "Avalon/Avalon/PROPN/2/nsubj raid/raid/VERB/0/root por/por/ADP/4/case Cornwall/Cornwall/PROPN/2/obl",
        [("COR", "AVA", "181")],
    ),
    "a code pair within a compound": (
        "Avalon/Avalon/PROPN/4/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj met/meet/VERB/0/root",
        [("AVA", "COR", "040"), ("COR", "AVA", "040")],
    ),
    "compound slot": (
        "Avalon/Avalon/PROPN/5/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj "
        "have/have/AUX/5/aux postponed/postpone/VERB/0/root meeting/meet/VERB/5/xcomp",
        [("AVA", "COR", "165"), ("COR", "AVA", "165")],
    ),
    "slots turn the direction": (
        "Knights/knight/NOUN/5/nsubj:pass from/from/ADP/3/case Avalon/Avalon/PROPN/1/nmod "
        "were/be/AUX/5/aux:pass freed/free/VERB/0/root from/from/ADP/7/case "
        "Cornwall/Cornwall/PROPN/5/obl",
        [("COR", "AVAMIL", "085")],
    ),
    "null pattern": (
        f"{NSUBJ} freed/free/VERB/0/root port/port/NOUN/2/obj of/of/ADP/5/case Cornwall/Cornwall/PROPN/3/nmod",
        [],
    ),
    "words may stand between": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/7/case "
        "a/a/DET/7/det new/new/ADJ/7/amod catapult/catapult/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "sets within sets, members of several words, plurals": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/6/case "
        "long/long/ADJ/6/amod ships/ship/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "words joined by _ stand side by side": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/5/case "
        "barge/barge/NOUN/2/obl then/then/ADV/8/advmod at/at/ADP/8/case night/night/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "the longest pattern wins": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/5/case "
        "barge/barge/NOUN/2/obl at/at/ADP/7/case night/night/NOUN/2/obl",
        [("AVA", "COR", "195")],
    ),
    "words before the verb": (
        "Avalon/Avalon/PROPN/4/nsubj did/do/AUX/4/aux n't/not/PART/4/advmod "
        "attack/attack/VERB/0/root Cornwall/Cornwall/PROPN/4/obj with/with/ADP/7/case "
        "barges/barge/NOUN/4/obl",
        [("AVA", "COR", "051")],
    ),
    "skip": (
        f"{NSUBJ} wants/want/VERB/0/root apples/apple/NOUN/2/obj from/from/ADP/5/case Cornwall/Cornwall/PROPN/2/obl",
        [("AVA", "COR", "021")],
    ),
    "one-sided pair": (
        f"{NSUBJ} offended/offend/VERB/0/root Cornwall/Cornwall/PROPN/2/obj",
        [("COR", "AVA", "111")],
    ),
    "multi-word verb": (
        f"{NSUBJ} broke/break/VERB/0/root off/off/ADP/2/compound:prt ties/tie/NOUN/2/obj "
        "with/with/ADP/6/case Cornwall/Cornwall/PROPN/4/nmod",
        [("AVA", "COR", "164")],
    ),
    "multi-word verb whose last word is taken for a noun": (
        "Avalon/Avalon/PROPN/2/nsubj wire/wire/VERB/0/root taps/tap/NOUN/2/obj Cornwall/Cornwall/PROPN/2/obj",
        [("AVA", "COR", "094")],
    ),
    "a modal's own code gives way": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux attack/attack/VERB/0/root Cornwall/Cornwall/PROPN/3/obj",
        [("AVA", "COR", "190")],
    ),
    "a modal's pattern does not": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux free/free/VERB/0/root Cornwall/Cornwall/PROPN/3/obj",
        [("AVA", "COR", "105")],
    ),
    "target in a nested clause": (
        f"{NSUBJ} said/say/VERB/0/root knights/knight/NOUN/4/nsubj fled/flee/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "---MIL", "010")],
    ),
    "a modal without the words of its pattern": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux linger/linger/VERB/0/root Cornwall/Cornwall/PROPN/3/obj",
        [],
    ),
    "a statement gives way to what was said": (
        f"{NSUBJ} said/say/VERB/0/root knights/knight/NOUN/4/nsubj attacked/attack/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("---MIL", "COR", "190")],
    ),
    "what is wished is no event": (
        f"{NSUBJ} should/should/VERB/0/root Lyonesse/Lyonesse/PROPN/2/obj to/to/PART/5/mark "
        "attack/attack/VERB/2/xcomp Cornwall/Cornwall/PROPN/5/obj",
        [("AVA", "LYO", "100")],
    ),
    "a reporter without a target gives way": (
        f"{NSUBJ} watched/watch/VERB/0/root Lyonesse/Lyonesse/PROPN/4/nsubj attacked/attack/VERB/2/ccomp "
        "Lyonesse/Lyonesse/PROPN/4/obj",
        [("LYO", None, "190")],
    ),
    "a preposition of another phrase before the verb": (
        "Knights/knight/NOUN/4/nsubj la/la/ADP/3/case Lyonesse/Lyonesse/PROPN/1/nmod "
        "raided/raid/VERB/0/root Cornwall/Cornwall/PROPN/4/obj",
        [("LYOMIL", "COR", "183")],
    ),
    "a participle that is its own lemma": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass fue/ser/AUX/3/aux:pass hurtada/hurtado/VERB/0/root "
        "por/por/ADP/5/case Avalon/Avalon/PROPN/3/obl",
        [("AVA", "COR", "171")],
    ),
    "a noun says more than a preposition and slots": (
        "Avalon/Avalon/PROPN/2/nsubj hurtar/hurtar/VERB/0/root a/a/DET/4/det purse/purse/NOUN/2/obj of/of/ADP/6/case "
        "Cornwall/Cornwall/PROPN/4/nmod in/in/ADP/8/case Lyonesse/Lyonesse/PROPN/2/obl",
        [("AVA", "COR", "1711")],
    ),
    "the other party within the subject": (
        "rows/row/NOUN/6/nsubj of/of/ADP/3/case Avalon/Avalon/PROPN/1/nmod with/with/ADP/5/case "
        "Cornwall/Cornwall/PROPN/1/nmod broke/break/VERB/0/root anew/anew/ADV/6/advmod",
        [("AVA", "COR", "160")],
    ),
    "nobody does anything to himself": (
        "Avalon/Avalon/PROPN/2/nsubj hurtar/hurtar/VERB/0/root Cornwall/Cornwall/PROPN/2/obj in/in/ADP/5/case "
        "Avalonian/Avalonian/PROPN/2/obl",
        [("AVA", "COR", "171")],
    ),
    "an article of a phrase further down": (
        "Avalon/Avalon/PROPN/2/nsubj raid/raid/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/5/case "
        "oro/oro/NOUN/2/obl cosechado/cosechar/VERB/5/acl:part la/el/DET/8/det noche/noche/NOUN/6/obl",
        [("AVA", "COR", "183")],
    ),
    "a surname is no auxiliary": (
        "Avalon/Avalon/PROPN/3/nsubj May/may/PROPN/1/flat hurtar/hurtar/VERB/0/root Cornwall/Cornwall/PROPN/3/obj",
        [("AVA", "COR", "171")],
    ),
    "who is urged acts": (
        f"{NSUBJ} forced/force/VERB/0/root Lyonesse/Lyonesse/PROPN/2/obj to/to/PART/5/mark "
        "attack/attack/VERB/2/xcomp Cornwall/Cornwall/PROPN/5/obj",
        [("LYO", "COR", "190")],
    ),
    "who is brought to the fore": (
        "it/it/PRON/3/expl was/be/AUX/3/cop Avalon/Avalon/PROPN/0/root that/that/PRON/5/nsubj "
        "attacked/attack/VERB/3/advcl:relcl Cornwall/Cornwall/PROPN/5/obj",
        [("AVA", "COR", "190")],
    ),
    "a passive whose agent is told by where it comes from": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root "
        "from/from/ADP/5/case Avalon/Avalon/PROPN/3/obl",
        [("AVA", "COR", "190")],
    ),
    "a passive's agent below its complement": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root "
        "unaware/unaware/ADJ/3/xcomp by/by/ADP/6/case Avalon/Avalon/PROPN/4/obl",
        [("AVA", "COR", "190")],
    ),
    "parenthetical speaker": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj ,/,/PUNCT/6/punct "
        "guards/guard/NOUN/6/nsubj said/say/VERB/2/parataxis",
        [("AVA", "COR", "190")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_events(name: str, lexicon: PetrarchLexicon) -> None:
    row, expected = CASES[name]
    assert triples(lexicon, row) == expected


def test_every_event_names_its_lines(lexicon: PetrarchLexicon) -> None:
    (event,) = code(lexicon, CASES["the longest pattern wins"][0]).events
    assert event.entry == "v.txt:13" and event.pattern == "* WITH BARGE_AT_NIGHT" and event.tokens == (1, 3, 4, 5, 6)
    assert event.source is not None and event.source.entry == "a.txt:1"
    (mention,) = code(lexicon, "guards/guard/NOUN/0/root").mentions
    assert mention.agents == ("g.txt:1",)
