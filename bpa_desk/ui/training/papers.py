"""Writing the papers of training: everybody's, one person's, or one certificate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import training_papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.training_paper import CertificateFacts, MatrixFacts, RecordFacts
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the matrix and everybody's course record."""
    read = desk.session.read
    about = _("The matrix for the employer, what is lacking, and then the course record of each assistant.")
    make = partial(_all, read(training_papers.matrix), tuple(read(training_papers.records)))
    return ExportDialog(
        desk, _("Write the training papers"), make, ("pdf", "html", "xlsx"), about=about,
        together=("training",), parent=parent,
    )  # fmt: skip


def person_dialog(parent: QWidget, desk: Desk, assistant: str) -> ExportDialog:
    """Return the dialog that writes one person's course record and certificates."""
    read = desk.session.read
    facts = read(training_papers.record, assistant)
    make = partial(_person, facts, tuple(read(training_papers.certificates, assistant)))
    about = _("The course record of {name}, and a certificate for each training given.", name=facts.name)
    return ExportDialog(
        desk, _("Write the course record"), make, ("pdf", "html"), about=about, together=("course-record",),
        parent=parent,
    )  # fmt: skip


def certificate_dialog(parent: QWidget, desk: Desk, key: str) -> ExportDialog:
    """Return the dialog that writes the certificate of one training."""
    facts = desk.session.read(training_papers.certificate, key)
    about = _("{course} for {name}, with lines to sign on.", course=facts.course.name, name=facts.name)
    return ExportDialog(
        desk, _("Write the certificate"), partial(_certificate, facts), ("pdf", "html"), about=about,
        parent=parent,
    )  # fmt: skip


def _all(matrix: MatrixFacts, records: tuple[RecordFacts, ...], language: Language) -> list[Paper]:
    from bpa_desk.export.training import training_papers as made

    return made(matrix, records, language)


def _person(
    record: RecordFacts, certificates: tuple[CertificateFacts, ...], language: Language
) -> list[Paper]:
    from bpa_desk.export.training import person_papers

    return person_papers(record, certificates, language)


def _certificate(facts: CertificateFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.training import certificate_paper

    return [certificate_paper(facts, language)]
