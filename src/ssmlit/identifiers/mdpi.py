"""MDPI's addresses: ISSN, volume, issue and number, of which its DOIs are made.

`mdpi.com/2072-4292/16/8/1449` is `10.3390/rs16081449`: the journal's short name, the volume, the
issue in two digits, the number in four. Responsible for which journal has which short name; of
those that are not listed nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.identifiers import doi

if TYPE_CHECKING:
    from ssmlit.identifiers.address import Address
    from ssmlit.model import Identifier

_SHORT_NAMES = dict(
    line.split()
    for line in """\
0718-1876 jtaer
1099-4300 e
1420-3049 molecules
1422-0067 ijms
1424-8220 s
1660-4601 ijerph
1996-1073 en
1996-1944 ma
1999-4893 a
1999-4907 f
1999-5903 fi
2071-1050 su
2072-4292 rs
2072-666X mi
2072-6694 cancers
2073-431X computers
2073-4395 agronomy
2073-4409 cells
2073-4425 genes
2073-4433 atmos
2073-4441 w
2073-445X land
2073-8994 sym
2075-1680 axioms
2075-1702 machines
2075-1729 life
2075-4418 diagnostics
2075-4426 jpm
2075-4450 insects
2075-5309 buildings
2076-0825 act
2076-2615 ani
2076-3263 geosciences
2076-3417 app
2076-3425 brainsci
2077-0383 jcm
2077-0472 agriculture
2077-1312 jmse
2078-2489 info
2079-6374 bios
2079-8954 systems
2079-9292 electronics
2218-1997 universe
2218-273X biom
2218-6581 robotics
2220-9964 ijgi
2223-7747 plants
2226-4310 aerospace
2227-7080 technologies
2227-7390 math
2227-9032 healthcare
2227-9040 chemosensors
2227-9059 biomedicines
2227-9717 pr
2297-8747 mca
2304-6732 photonics
2304-8158 foods
2306-5338 hydrology
2306-5354 bioengineering
2306-5729 data
2313-0105 batteries
2313-433X jimaging
2313-7673 biomimetics
2379-139X tomography
2414-4088 mti
2504-2289 bdcc
2504-3110 fractalfract
2504-446X drones
2504-4990 make
2571-5577 asi
2571-6255 fire
2571-905X stats
2624-6120 signals
2624-6511 smartcities
2673-2688 ai
""".splitlines()
)


def read(address: Address) -> Identifier | None:
    """Read `/2072-4292/16/8/1449` and what may follow it (`/htm`, `/pdf`)."""
    issn, *numbers = address.path[:4] or ("",)
    name = _SHORT_NAMES.get(issn.upper())
    if name is None or len(numbers) != 3 or not all(one.isdecimal() for one in numbers):
        return None
    volume, issue, number = map(int, numbers)
    return doi.parse(f"10.3390/{name}{volume}{issue:02}{number:04}")
