"""Every verb the services have, with plausible and odd arguments in any order: one step each, or no trace."""

from __future__ import annotations

import os
from functools import cache

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.text import Message
from bpa_desk.services import clock, hms, recruitment, trepart_signing, trepartsavtale
from bpa_desk.storage.store import Store
from tests.machine.steps import Steps
from tests.machine.verbs import NOT_DRIVEN, Verb, arguments, verbs
from tests.storage.samples import RECORDS

LONG = bool(os.environ.get("BPA_NIGHTLY"))
DRIVEN = tuple(verb for verb in verbs() if verb.name not in NOT_DRIVEN)


def test_what_is_not_driven_is_there() -> None:
    assert {verb.name for verb in verbs()} >= set(NOT_DRIVEN)
    assert len(DRIVEN) > 150


@cache
def _begun() -> Store:
    """Return an invented ordning with a year of history, and one full record more of each kind."""
    with open_demo("solli") as demo:
        begun = Store.in_memory()
        begun.replace_content(demo._database.connection)
    with begun.change(Message("Begin")) as changes:
        changes.put_all([each for each in RECORDS if not isinstance(each, Ordning)])
    with clock.fixed(NOW):
        # What the year has left behind is signed and sealed: something that can still be changed.
        hms.begin(begun, "home", "nb")
        trepartsavtale.new_from_template(begun, "nn")
        trepart_signing.send(begun, trepartsavtale.new_from_template(begun, "en").id)
        recruitment.save_vacancy(begun, recruitment.new_vacancy(begun, "nb"))
    return begun


class EveryVerb(Steps):
    """Somebody who does anything at all, and changes her mind."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store.in_memory()
        self.store.replace_content(_begun()._database.connection)
        self.clock = clock.fixed(NOW)
        self.clock.__enter__()
        self.begin()

    def teardown(self) -> None:
        self.clock.__exit__(None, None, None)
        self.store.close()

    @rule(verb=st.sampled_from(DRIVEN), data=st.data())
    def act(self, verb: Verb, data: st.DataObject) -> None:
        given = arguments(verb, self.store, lambda strategy: data.draw(strategy))
        if given is None:
            return
        self.run(verb.act, **given)


EveryVerb.TestCase.settings = settings(
    max_examples=1000 if LONG else 30,
    stateful_step_count=40,
    deadline=None,
    # Without making a failure small: that takes minutes, and the steps are told either way.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestEveryVerb = EveryVerb.TestCase
