"""What an import would do, in sentences; and what it cannot use, with row, column and why."""

from __future__ import annotations

from collections.abc import Sequence

from bpa_desk.language import _, current, ngettext
from bpa_desk.services.exchange.people_import import PeoplePreview
from bpa_desk.services.exchange.preview import ImportPreview
from bpa_desk.services.exchange.rota_import import RotaPreview
from bpa_desk.services.exchange.sheet import Reject, column_letters
from bpa_desk.ui.kit.rows import Column

Preview = ImportPreview | PeoplePreview | RotaPreview
_MOST_NAMES = 12


def sentences(preview: Preview) -> list[str]:
    """Return what would be added, what is there already and what cannot be used; one sentence each."""
    if isinstance(preview, PeoplePreview):
        told = [*_people(preview.assistants), *_already_people(preview.already)]
    elif isinstance(preview, RotaPreview):
        told = [*_shifts(preview), *_people(preview.assistants), *_registers(preview), *_already(preview)]
    else:
        told = [*_shifts(preview), *_people(preview.assistants), *_absences(preview), *_already(preview)]
        told += [*_repeated(preview), *_left_out(preview)]
    if is_empty(preview):
        told.insert(0, _("There is nothing new to bring in."))
    return told


def is_empty(preview: Preview) -> bool:
    """Return whether nothing would be added."""
    return not preview.assistants if isinstance(preview, PeoplePreview) else preview.empty


def rejects(preview: Preview) -> tuple[Reject, ...]:
    """Return what cannot be used."""
    return () if isinstance(preview, RotaPreview) else preview.rejects


def reject_columns() -> list[Column[Reject]]:
    """Return the columns of the list of what cannot be used."""
    return [
        # Where one sheet is read this says nothing, and is hidden.
        Column(_("Sheet"), lambda each: each.sheet),
        Column(_("Row"), lambda each: str(each.row), sort=lambda each: each.row, figures=True),
        Column(_("Column"), lambda each: column_letters(each.column), sort=lambda each: each.column),
        Column(_("What is written there"), lambda each: each.cell[:60]),
        Column(_("Why"), lambda each: current().message(each.why), stretch=True),
    ]


def _shifts(preview: ImportPreview | RotaPreview) -> list[str]:
    if not preview.shifts:
        return []
    count = len(preview.shifts)
    if isinstance(preview, RotaPreview) or preview.first is None or preview.last is None:
        return [ngettext("{n} shift is brought in.", "{n} shifts are brought in.", count)]
    span = current().span(preview.first, preview.last)
    return [ngettext("{n} shift is brought in, {span}.", "{n} shifts are brought in, {span}.", count,
                     span=span)]  # fmt: skip


def _people(assistants: Sequence[object]) -> list[str]:
    if not assistants:
        return []
    names = [str(getattr(each, "name", "")) for each in assistants]
    if len(names) > _MOST_NAMES:
        return [ngettext("{n} new assistant.", "{n} new assistants.", len(names))]
    listed = current().list(names)
    return [ngettext("New assistant: {names}.", "New assistants: {names}.", len(names), names=listed)]


def _absences(preview: ImportPreview) -> list[str]:
    count = len(preview.absences)
    return [ngettext("{n} absence is brought in.", "{n} absences are brought in.", count)] if count else []


def _registers(preview: RotaPreview) -> list[str]:
    vedtak, needs, agreements = len(preview.vedtak), len(preview.needs), len(preview.agreements)
    absences, wishes = len(preview.absences), len(preview.wishes)
    counted = (
        (vedtak, ngettext("{n} vedtak", "{n} vedtak", vedtak)),
        (needs, ngettext("{n} need", "{n} needs", needs)),
        (agreements, ngettext("{n} agreement", "{n} agreements", agreements)),
        (absences, ngettext("{n} absence", "{n} absences", absences)),
        (wishes, ngettext("{n} wish", "{n} wishes", wishes)),
    )
    told = [text for count, text in counted if count]
    also = [_("Also: {what}.", what=current().list(told))] if told else []
    barred = [
        _(
            "The vedtak for {span} is left out, because another applies on the same days.",
            span=current().span(each.start, each.end),
        )
        if each.end is not None
        else _(
            "The vedtak from {day} is left out, because another applies on the same days.",
            day=current().date_year(each.start),
        )
        for each in preview.barred
    ]
    return also + barred


def _already(preview: ImportPreview | RotaPreview) -> list[str]:
    if not preview.already:
        return []
    return [
        ngettext("{n} is there already and is left alone.", "{n} are there already and are left alone.",
                 preview.already)
    ]  # fmt: skip


def _repeated(preview: ImportPreview) -> list[str]:
    if not preview.repeated:
        return []
    return [
        ngettext("{n} shift stands in two sheets and comes once.",
                 "{n} shifts stand in two sheets and come once.", preview.repeated)
    ]  # fmt: skip


def _left_out(preview: ImportPreview) -> list[str]:
    told = []
    if preview.left_out:
        told.append(_("Left out, as no shifts were found there: {names}.", names=_listed(preview.left_out)))
    if preview.undated:
        told.append(
            _("Left out, as there are no dates there: {names}. Choose such a sheet to bring it in by itself.",
              names=_listed(preview.undated))
        )  # fmt: skip
    return told


def _listed(names: Sequence[str]) -> str:
    return current().list(list(names[:_MOST_NAMES]) + ["…"] * (len(names) > _MOST_NAMES))


def _already_people(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [_("There already, and left alone: {names}.", names=current().list(list(names[:_MOST_NAMES])))]
