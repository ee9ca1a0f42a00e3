"""CAMEO, PLOVER and ACLED as data: codes, labels, scores, quad classes and the crosswalk between them.

The tables are read on first use and never change:

>>> from eventcode.ontology import cameo
>>> code = cameo.get("0871")
>>> code.label, code.goldstein, code.plover, code.mode, code.quad
('Declare truce, ceasefire', 9.0, 'RETREAT', 'ceasefire', 2)
"""

from eventcode.ontology._acled import Acled, AcledCountry, SubEvent, acled
from eventcode.ontology._cameo import Cameo, CameoCode, cameo
from eventcode.ontology._countries import Countries, Country, countries
from eventcode.ontology._plover import Plover, PloverType, plover

__all__ = [
    "Acled",
    "AcledCountry",
    "Cameo",
    "CameoCode",
    "Countries",
    "Country",
    "Plover",
    "PloverType",
    "SubEvent",
    "acled",
    "cameo",
    "countries",
    "plover",
]
