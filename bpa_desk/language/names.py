"""What the three languages call months and weekdays, written out so that no start looks them up.

They are those of the Unicode locale tables, which the tests compare them with. One differs: nynorsk is
shortened "ty." there; Språkrådet writes "tys.".
"""

from __future__ import annotations

_NORWEGIAN_MONTHS = tuple(
    "januar februar mars april mai juni juli august september oktober november desember".split()
)
_NORWEGIAN_SHORT = tuple("jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.".split())

MONTHS = {
    "nb": _NORWEGIAN_MONTHS,
    "nn": _NORWEGIAN_MONTHS,
    "en": tuple(
        "January February March April May June July August September October November December".split()
    ),
}
MONTHS_SHORT = {
    "nb": _NORWEGIAN_SHORT,
    "nn": _NORWEGIAN_SHORT,
    "en": tuple("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split()),
}
WEEKDAYS = {
    "nb": tuple("mandag tirsdag onsdag torsdag fredag lørdag søndag".split()),
    "nn": tuple("måndag tysdag onsdag torsdag fredag laurdag søndag".split()),
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
}
WEEKDAYS_SHORT = {
    "nb": tuple("man. tir. ons. tor. fre. lør. søn.".split()),
    "nn": tuple("mån. tys. ons. tor. fre. lau. søn.".split()),
    "en": tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
}
AND = {"nb": "og", "nn": "og", "en": "and"}
OR = {"nb": "eller", "nn": "eller", "en": "or"}
