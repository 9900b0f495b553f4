"""What one decides about privacy: how long, what goes now, and erasing a person for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.privacy.words import KEEP_WORDS, SINCE_WORDS, column_word, table_word
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.language.lengths import length_words
from bpa_desk.services import clock
from bpa_desk.services.privacy import access, erasing, retention, schedule
from bpa_desk.services.privacy.erasing import Counted, Plan, Spot
from bpa_desk.services.privacy.retention import LONGEST, Rule
from bpa_desk.services.privacy.schedule import Item
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, NumberField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.domain.privacy.access import AccessFacts
    from bpa_desk.domain.privacy.papers import PrivacyFacts
    from bpa_desk.export.papers import Paper

MOST_SHOWN = 12
"""How many texts a preview shows whole; the rest are counted."""
LONGEST_TEXT = 160
Erased = Callable[[str], object]


def called() -> str:
    """Return what one who is erased is called, with ``{n}`` for the number."""
    return _("Erased person {n}", n="{n}")


def rule_dialog(parent: QWidget, session: Session, rule: Rule) -> DraftDialog:
    """Return the dialog that changes how long a kind of record is kept."""
    form = Form()
    proposed = _(
        "Proposed: {length} {since}. {reason}",
        length=length_words(current(), rule.proposed),
        since=_(SINCE_WORDS[rule.since]),
        reason=_(rule.reason),
    )  # fmt: skip
    form.add(words(proposed))
    form.add(
        words(
            _("Bookkeeping and archive laws come first. The employer is responsible: agree on it with them."),
            "soft",
        )
    )
    months = form.row(
        _("Months"), NumberField(rule.months, most=LONGEST, whole=True), field="months", need=True
    )
    why = form.row(_("Why another length"), NotesField(), field="why")
    why.set_value(rule.why)

    def save() -> Outcome[None]:
        return session.attempt(retention.choose, rule.keep, months.whole() or 0, str(why.value() or ""))

    return DraftDialog(parent, _("Keep: {what}", what=_(KEEP_WORDS[rule.keep])), form, save)


def delete_dialog(parent: QWidget, desk: Desk, names: Mapping[str, str], done: Erased) -> DraftDialog:
    """Return the dialog that shows exactly what is due and deletes it in one step."""
    session = desk.session
    today = session.read(clock.today)
    items, counts = session.read(schedule.due_items, today), session.read(erasing.due_counts, today)
    form = Form()
    form.add(words(_("This goes for good, and cannot be undone:")))
    _listed(form, counts)
    form.heading(_("Whose, and from when"))
    form.add(words("\n".join(_item_words(each, names) for each in items)))
    form.add(
        words(
            _("Before it goes, a backup is made if there are changes since the last one. Backups are the one "
              "place where it is found afterwards."),
            "soft",
        )
    )  # fmt: skip

    def delete() -> Outcome[int]:
        outcome = session.run(erasing.delete_due, called())
        if outcome:
            done(_("What was due is deleted."))
        return outcome

    return DraftDialog(
        parent, _("Delete what is due"), form, delete, save_text=_("Delete for good"), final=True
    )


def erase_dialog(parent: QWidget, desk: Desk, person: str, done: Erased) -> DraftDialog:
    """Return the dialog that shows what erasing a person does, and does it."""
    session = desk.session
    plan = session.read(erasing.plan, person, called())
    form = Form()
    form.add(
        words(
            _(
                "{name} becomes “{becomes}”. This cannot be undone: the name is nowhere in the file "
                "afterwards.",
                name=plan.name, becomes=plan.becomes,
            )
        )
    )  # fmt: skip
    if plan.removed:
        form.heading(_("This goes"))
        _listed(form, plan.removed)
    if plan.files:
        form.add(words(_("Attached files that go: {names}.", names=", ".join(plan.files))))
    if plan.other_files:
        form.add(
            words(
                _(
                    "These files lie beside records that others share, and stay. Look whether the name is in "
                    "them: {names}.",
                    names=", ".join(plan.other_files),
                )
            )
        )
    form.heading(_("This stays for the sums, without name, notes and reasons"))
    _listed(form, plan.emptied)
    if plan.opened:
        text = ngettext("{n} shift to come becomes open.", "{n} shifts to come become open.", plan.opened)
        form.add(words(text))
    if plan.names:
        form.heading(_("The name is taken out of these texts"))
        _texts(form, plan.names)
    first = CheckField(_("Take the first name “{name}” out of these texts too", name=plan.first_name))
    if plan.first_names:
        form.heading(_("The first name stands alone here"))
        if plan.shared_first_name:
            form.add(words(_("Somebody else has the same first name: look closely.")))
        _texts(form, plan.first_names)
        form.row(_("First name"), first, field="first_name")
    form.heading(_("Backups"))
    form.add(words(backup_words(plan)))

    def erase() -> Outcome[str]:
        outcome = session.run(erasing.erase, person, called(), first_name=bool(first.value()))
        if outcome:
            done(_("“{becomes}” is all that is left of the name.", becomes=plan.becomes))
        return outcome

    return DraftDialog(
        parent, _("Erase a person for good"), form, erase, save_text=_("Erase for good"), final=True
    )


def backup_words(plan: Plan) -> str:
    """Return until when backups still hold the person."""
    if plan.backups_until is None:
        return _("There are no backups beside this file.")
    return _(
        "Backups made until now still hold the person; one is made first if something has changed since the "
        "last. As new ones are made, the old ones go: the last of them by {day}. Copies you keep elsewhere "
        "you must delete yourself.",
        day=current().date_year(plan.backups_until),
    )


def access_dialog(parent: QWidget, desk: Desk, person: str) -> ExportDialog:
    """Return the dialog that writes everything that is held about one person."""
    facts = desk.session.read(access.access, person)
    rows = sum(len(each.rows) for each in facts.tables)
    about = _(
        "Everything the file holds about {name}: {rows} records, {files} attached files. Other people’s "
        "names are left out, but read through it before you hand it over. Beside the paper lie the same as "
        "JSON and the attached files; a password protects the PDF only.",
        name=facts.name, rows=rows, files=len(facts.files),
    )  # fmt: skip
    return ExportDialog(
        desk, _("Access report"), partial(_access, facts), ("pdf", "html", "json"), about=about, parent=parent
    )


def papers_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the sheet for assistants and the overview."""
    facts = desk.session.read(retention.facts)
    about = _(
        "A sheet that tells assistants what is kept about them, and an overview for the employer. The "
        "employer is responsible for both: let them read them first."
    )
    return ExportDialog(
        desk, _("Write the privacy papers"), partial(_papers, facts), ("pdf", "html"), about=about,
        parent=parent,
    )  # fmt: skip


def _access(facts: AccessFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.access import access_paper

    return [access_paper(facts, language)]


def _papers(facts: PrivacyFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.privacy import privacy_papers

    return privacy_papers(facts, language)


def _item_words(item: Item, names: Mapping[str, str]) -> str:
    told = [names.get(item.person, "") if item.person else "", _(table_word(item.table))]
    span = current().span(item.first, item.last)
    return _(
        "{what}, {span}: {n}", what=", ".join(each for each in told if each), span=span, n=item.count
    )


def _listed(form: Form, counts: Iterable[Counted]) -> None:
    lines = (_("{what}: {n}", what=_(table_word(each.table)), n=each.count) for each in counts)
    form.add(words("\n".join(lines)))


def _texts(form: Form, spots: tuple[Spot, ...]) -> None:
    shown: dict[str, list[str]] = {}
    for each in spots[:MOST_SHOWN]:
        what = _(column_word(each.column))
        where = f"{_(table_word(each.table))}, {what[:1].lower()}{what[1:]}"
        shown.setdefault(where, []).append(f"– {plain_text(each.text)}")
    for where, texts in shown.items():
        form.heading(where, 3)
        form.add(words("\n".join(texts)))
    left = len(spots) - MOST_SHOWN
    if left > 0:
        form.add(words(ngettext("… and {n} more text", "… and {n} more texts", left)))


def plain_text(written: str) -> str:
    """Return a stored text as one reads it: a list as its parts, cut where it is very long."""
    from bpa_desk.domain.nested import unfolded
    from bpa_desk.export.access import said

    text = said(unfolded(written), "", current())
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"
