"""The handover book of each invented ordning: written, partly old, and somebody who leads meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.handover import Deputy
from bpa_desk.domain.time import zone
from bpa_desk.services import clock, deputies, handover
from bpa_desk.services.store import Store

LANGUAGE = "nb"
BEGUN, READ, READ_AGAIN = date(2026, 2, 20), date(2026, 5, 20), date(2026, 10, 28)
OFTEN = ("routines", "contacts", "absent")
"""The parts that were read again in the autumn."""
WRITTEN = {
    "lead": "Den som står øverst på kontaktlista. Svarer ingen, ring arbeidsgiveren.",
    "alone": "Mat, ærender og hvem som tar hvilken pause. Ring når noe koster mer enn 500 kroner.",
    "gp": "Oppdiktet legesenter.",
    "kommune": "Tjenestekontoret. Si at det gjelder BPA-vedtaket.",
    "on-call": "Hele døgnet, også i helgene.",
    "next-of-kin": "Søsteren, Siv Oppdiktet.",
    "first": "Spør først den som bor nærmest. Ingen skal spørres etter nattvakt.",
    "morning": "Opp klokka åtte. Kaffe først, så dusj annenhver dag. Si fra før du slår på lyset.",
    "day": "Jobb hjemmefra mandag til torsdag. Trening onsdag klokka 13.",
    "evening": "Middag klokka 17. Lad rullestolen før du går.",
    "never": "Aldri løft under armene. Aldri snakk over hodet på den det gjelder.",
    "two": "Forflytning fra gulvet, og dusj når heisen er til kontroll.",
    "aids": "Takheis på soverommet, dusjstol på badet. Laderen står i gangen.",
    "supplies": "Hansker og engangsutstyr i bodskapet. Bestilles den første i måneden.",
    "house": "Stoppekrana er under kjøkkenvasken, sikringsskapet i gangen.",
    "keys": "Reservenøkkelen er hos naboen i første etasje.",
    "papers": "Blå perm i hylla på kontoret: vedtak, avtaler og stillingsbeskrivelser.",
    "program": "Bærbar maskin på kontoret.",
    "passwords": "I den låste skuffen på kontoret. Naboen har nøkkelen i en lukket konvolutt.",
}
PHONES = {
    "gp": "000 00 401", "kommune": "000 00 402", "on-call": "000 00 403", "next-of-kin": "000 00 404",
    "aids": "000 00 405",
}  # fmt: skip
RESTRICTED = {"night": "Snus klokka 02 og 05. Maska skal på når det ligger noen på rygg."}
MEANWHILE = {
    "solli": Deputy(
        "", "Nina Nestleder", date(2026, 6, 15), date(2026, 6, 28), "000 00 410", told_on=date(2026, 6, 12)
    ),
    "nes": Deputy("", "Mons Medleder", date(2026, 12, 7), date(2026, 12, 20), "000 00 411"),
    "fjell": Deputy(
        "", "Mor Medleder", date(2026, 11, 16), date(2026, 12, 4), "000 00 412", told_on=date(2026, 11, 16)
    ),
}


def book_of_the_house(store: Store, name: str) -> None:
    """Write the book in winter, read it all in spring and a part of it in the autumn, and name a deputy."""
    with clock.fixed(zone().at(BEGUN, 12 * 60)):
        handover.begin(store, LANGUAGE)
        for each in handover.entries(store):
            said = replace(
                each, text=WRITTEN.get(each.key, each.text), phone=PHONES.get(each.key, each.phone),
                restricted=RESTRICTED.get(each.key, ""),
            )  # fmt: skip
            handover.save(store, said)
    with clock.fixed(zone().at(READ, 12 * 60)):
        handover.verify_all(store)
    with clock.fixed(zone().at(READ_AGAIN, 12 * 60)):
        handover.verify(store, [each.id for each in handover.entries(store) if each.part in OFTEN])
    usual = deputies.new_deputy(store, LANGUAGE)
    deputies.save(store, replace(MEANWHILE[name], id=usual.id, may=usual.may, may_not=usual.may_not))
