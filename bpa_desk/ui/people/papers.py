"""What an assistant's panel says of the papers and of the checklists for beginning and leaving."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import PaperState
from bpa_desk.export.person_papers import name_of
from bpa_desk.language import _, current
from bpa_desk.services.person_checklists import Standing
from bpa_desk.services.person_papers import Entry
from bpa_desk.ui.absence.listed import Step, buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.personnel.forms import passage_dialog
from bpa_desk.ui.personnel.lists import passage_word, progress_words, standing_words
from bpa_desk.ui.personnel.papers import rights_dialog


def papers_section(
    desk: Desk, assistant: str, papers: Iterable[Entry], checklists: Iterable[Standing]
) -> Section:
    """Return the section: a line for each paper that holds or is missing, and the ways to where they are."""

    def to_list(key: str) -> None:
        desk.go("papers", {"section": f"list:{key}"})

    section = Section(_("Papers"))
    listed = [each for each in papers if each.state is not PaperState.ENDED]
    for each in listed:
        section.add(words(paper_words(each)))
    if not listed:
        section.add(words(_("No papers yet."), "soft"))
    steps: list[Step] = [(_("Open the papers"), partial(desk.go, "papers", {"assistant": assistant}), "list")]
    lists = list(checklists)
    if not lists:

        def begin() -> None:
            passage_dialog(section.window(), desk.session, Passage.STARTING, assistant, to_list).open()

        steps.append((_("Begin the checklist"), begin, "check"))
    for held in lists:
        if held.next is not None:
            done = progress_words(held)
            told = _("{what}: {n} done", what=passage_word(held.checklist.passage), n=done)
            section.add(words(told))
            steps.append((_("Go on with the checklist"), partial(to_list, held.id), "check"))
    def write_rights() -> None:
        rights_dialog(section.window(), desk, assistant).open()

    steps.append((_("Write the rights sheet"), write_rights, "print"))
    section.add(buttons(steps))
    return section


def paper_words(entry: Entry) -> str:
    """Return a paper in one sentence: what it is, how it stands, when, and what it lacks."""
    name = name_of(entry.kind, entry.paper, current())
    return _("{label}: {value}", label=name, value=standing_words(entry))
