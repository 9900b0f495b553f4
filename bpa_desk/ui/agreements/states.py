"""Where an agreement stands, in words, with an icon and a tone: never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.language import _
from bpa_desk.services.agreements import STATE_WORDS, AgreementState

STATE_ICONS: Mapping[AgreementState, str] = {
    AgreementState.FUTURE: "now",
    AgreementState.IN_FORCE: "good",
    AgreementState.EXPIRING: "warning",
    AgreementState.ENDED: "archive",
}
STATE_TONES: Mapping[AgreementState, str] = {
    AgreementState.FUTURE: "note",
    AgreementState.IN_FORCE: "good",
    AgreementState.EXPIRING: "warning",
    AgreementState.ENDED: "",
}


def state_word(state: AgreementState) -> str:
    """Return the state in a word or two."""
    return _(STATE_WORDS[state])
