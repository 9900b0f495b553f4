"""Files beside records: scanned papers and photos, kept inside the encrypted file and never run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.attachment import LARGEST, Attachment, media_type
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import invariants
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

MEGABYTE = 1024 * 1024


def attachments(store: Store, owner_kind: str, owner: str) -> list[Attachment]:
    """Return the files beside a record, by day and name; their bytes are not read."""
    return store.all(Attachment, "owner_kind = ? AND owner = ?", (owner_kind, owner))


def counts(store: Store, owner_kind: str) -> dict[str, int]:
    """Return how many files lie beside each record of the kind that has any."""
    found: dict[str, int] = {}
    for each in store.all(Attachment, "owner_kind = ?", (owner_kind,)):
        found[each.owner] = found.get(each.owner, 0) + 1
    return found


def attach(
    store: Store, owner_kind: str, owner: str, name: str, content: bytes, today: date, note: str = ""
) -> Attachment:
    """Keep the bytes beside the record as one undoable step; DomainError for what is no PDF, PNG or JPEG."""
    media = _checked(content)
    _refuse_police(store, owner_kind, owner)
    shown = invariants.named(name, "name")
    with store.change(Message(N_("Attach “{name}”"), {"name": shown})) as changes:
        digest = changes.keep_content(content)
        twin = next((each for each in attachments(store, owner_kind, owner) if each.sha256 == digest), None)
        if twin is not None:
            raise DomainError(
                Message(N_("This file is already attached, as “{name}”."), {"name": twin.name}), "file"
            )
        made = Attachment(
            new_id(), owner_kind, owner, shown, media, len(content), digest, today,
            invariants.prose(note, "note"),
        )  # fmt: skip
        changes.put(made)
    return made


def describe(store: Store, key: str, name: str, note: str = "") -> Attachment:
    """Give the file another name and note; DomainError names the field that is wrong."""
    before = store.get(Attachment, key)
    after = replace(before, name=invariants.named(name), note=invariants.prose(note, "note"))
    with store.change(Message(N_("Rename “{name}”"), {"name": before.name})) as changes:
        changes.put(after)
    return after


def detach(store: Store, key: str) -> None:
    """Take the file away from its record; undo brings it back until the file is closed."""
    found = store.get(Attachment, key)
    with store.change(Message(N_("Remove “{name}”"), {"name": found.name})) as changes:
        changes.remove(Attachment, key)


def detach_all(store: Store, owner_kind: str, owner: str) -> None:
    """Take every file away from a record, inside the change that removes the record itself."""
    for each in attachments(store, owner_kind, owner):
        detach(store, each.id)


def content(store: Store, key: str) -> bytes:
    """Return the bytes of a file; NotFoundError if it is gone."""
    return store.content(store.get(Attachment, key).sha256)


def refuse_large(size: int) -> None:
    """Raise DomainError when a file of so many bytes is too large to be attached."""
    if size > LARGEST:
        raise DomainError(
            Message(
                N_("The file is {size} MB; at most {most} MB can be attached. A smaller scan will do."),
                {"size": -(-size // MEGABYTE), "most": LARGEST // MEGABYTE},
            ),
            "file",
        )


def _refuse_police(store: Store, owner_kind: str, owner: str) -> None:
    """A politiattest is shown and never kept: there is no place for a copy of one (G.6)."""
    if owner_kind == "person_paper" and store.get(PersonPaper, owner).kind is PaperKind.POLICE:
        raise DomainError(
            Message(N_("A police certificate is only shown. No copy of it is kept here.")), "file"
        )


def _checked(content: bytes) -> str:
    if not content:
        raise DomainError(Message(N_("The file is empty.")), "file")
    refuse_large(len(content))
    media = media_type(content)
    if not media:
        raise DomainError(
            Message(
                N_("Only PDF, PNG and JPEG can be attached. Save the file as one of these first; a telephone "
                   "can share a photo as JPEG.")
            ),
            "file",
        )
    return media
