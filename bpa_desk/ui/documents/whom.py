"""Whose a stillingsbeskrivelse is: everybody's, that of those in a role, or one assistant's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bpa_desk.domain.stillingsbeskrivelse import Stillingsbeskrivelse
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form

ROLE = "\0role"
"""The choice of a role; no assistant has such an id."""


class WhomRows:
    """Two rows of a form, *assistant* and *role*; the role is asked for where a role is chosen."""

    def __init__(
        self, form: Form, everyone: Sequence[tuple[str, str]], roles: Sequence[str], *, all_too: bool = True
    ) -> None:
        self._form, self._all_too = form, all_too
        self._whom = form.row(
            _("For"), ChoiceField[str](self._options(everyone)), field="assistant",
            help=_("One paper can serve everybody.") if all_too else "",
        )  # fmt: skip
        known = _("Who has which role is written on each assistant’s record.")
        if roles:
            known = _("In use: {roles}.", roles=current().list(roles)) + " " + known
        form.row(_("Role"), TextField(), field="role", help=known)
        self._whom.changed.connect(self.suit)
        self.suit()

    def offer(self, everyone: Sequence[tuple[str, str]]) -> None:
        """Let these people be chosen."""
        self._whom.offer(self._options(everyone))

    def show(self, paper: Stillingsbeskrivelse) -> None:
        """Show whose the paper is."""
        chosen = paper.assistant or (ROLE if paper.role else "")
        self._form.set_values({"assistant": chosen, "role": paper.role})
        self.suit()

    def chosen(self) -> tuple[str | None, str]:
        """Return the assistant, or the role; neither for everybody."""
        values: dict[str, Any] = self._form.values()
        whom = str(values["assistant"] or "")
        if whom == ROLE:
            return None, str(values["role"])
        return whom or None, ""

    def required(self) -> tuple[str | None, str]:
        """Return what is chosen; DomainError beside the role where one is to be written and is not."""
        assistant, role = self.chosen()
        if self._form.values()["assistant"] == ROLE and not role.strip():
            raise DomainError(Message(N_("Write which role, for example night.")), "role")
        return assistant, role

    def suit(self) -> None:
        """Ask for the role where a role is chosen."""
        self._form.show_row("role", self._form.values()["assistant"] == ROLE)

    def _options(self, everyone: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        first = [("", _("All assistants"))] if self._all_too else []
        return [*first, (ROLE, _("Those in a role")), *everyone]
