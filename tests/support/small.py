"""A small dictionary for tests with parses by hand: a handful of countries, groups, role nouns and verbs."""

from __future__ import annotations

ACTORS = """@actors
[countries {kind: country}]
Syria | Syrian Arab Republic | ~Syrian = SYR
Nigeria | ~Nigerian = NGA
France | ~French = FRA
"US" | U.S. | United States | ~American = USA
Turkey | Türkiye | ~Turkish = TUR
Georgia | ~Georgian | !Georgia Tech = GEO
Iran | ~Iranian = IRN
Chad | ~Chadian = TCD
Lagos = NGA {kind: region}
the Kremlin = RUSGOV {kind: seat}
[ethnic {kind: ethnic}]
Kurd | Kurds | ~Kurdish = KUR
[persons {kind: person}]
Emmanuel Macron | Macron = FRAELI, FRAGOV @2017-05-14..
Bashar al-Assad | al-Assad | Assad = SYRGOV @2000-07-17..2024-12-08, SYRELI
Recep Tayyip Erdoğan | Erdoğan = TURGOV
[organisations]
Syrian Democratic Forces | SDF = SYRREB {kind: armed-group; inter: 2}
Boko Haram = NGAREB {kind: armed-group; inter: 3; founded: 2002}
United Nations | UN = IGOUNO {kind: igo; inter: 8}
Nigerian Army = NGAMIL {kind: military; inter: 1}
African Union = IGOAFR {kind: igo}
People's Defence Forces = MMRREB {kind: armed-group; inter: 2}
Rescue Party = NGAOPP {kind: party}
Jordan Times = --- {kind: media}
Islamic State | "IS" = IMGREBISI {kind: armed-group; inter: 2}
[two of one name {kind: country}]
North Korea | ~North Korean = PRK
South Korea | ~South Korean = KOR
"""
AGENTS = """@agents
rebel | insurgent = REB {inter: 2; acled: Unidentified Armed Group}
soldier | troop = MIL {inter: 1; acled: Military Forces}
army | military = MIL {inter: 1; acled: Military Forces}
police = COP {inter: 1; acled: Police Forces}
riot police = COP {inter: 1; acled: Police Forces}
student = EDU {inter: 7; acled: Civilians; assoc: Students}
villager = CVL {inter: 7; acled: Civilians}
protester = OPP {inter: 6; acled: Protesters}
gunman | gunmen = UAF {inter: 3; acled: Unidentified Armed Group}
president | prime minister | pm | foreign minister | minister = GOV
government | regime = GOV {inter: 1}
spokesman | official = GOV
leader = ELI
mediator = IGO
aid worker = NGO
"""
ACTIONS = """@actions
&weapon := rifle | gun | machine gun
&bomb := bomb | car bomb
&embassy := embassy | consulate
S attack T = 190
S attack T with &weapon = 193
S open fire on T = 193
S kill T = 186
S shoot T = 193
S shoot T dead = 186
S arrest T = 173
S detain T = 173
S seize T's land = 0234 {note: a long code}
S seize T = 192
S storm T's &embassy = 192
S accuse T = 112
S condemn T = 111
S praise T = 051
S visit T = 042 <> 043
S {meet|confer with} T = 040 <> 040
S meet = 040 <> 040
S withdraw from T = 0874
S withdraw = 0874
S protest against T = 141
S {send|give} aid to T = 073
S aid T = 070
S impose sanction on T = 163
S be critical of T = 111
S be at war with T = 190
S attack problem = ---
&bomb explode = 183
T die in bombing = 183
the attack = 190
the {shelling|bombardment} = 194
the clash = 190 <> 190
the talk = 046 <> 046
the arrest = 173
the visit = 042 <> 043
the withdrawal = 0874
S shell T = 194
"""
