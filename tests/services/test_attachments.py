"""Files beside records: what may be kept, once each, undone and read again."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.attachment import LARGEST, Attachment, media_type, safe_name, suffix
from bpa_desk.domain.text import DomainError, NotFoundError
from bpa_desk.services import attachments
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
PAPER = b"%PDF-1.7\nsigned"
PHOTO = b"\xff\xd8\xff\xe0 photo"


def attach(store: Store, content: bytes = PAPER, name: str = "avtale.pdf") -> Attachment:
    return attachments.attach(store, "agreement", "a", name, content, TODAY, "side 1")


def test_a_file_is_kept_with_what_it_is(store: Store) -> None:
    made = attach(store)
    assert (made.media_type, made.size, made.added_on, made.picture) == (
        "application/pdf", len(PAPER), TODAY, False,
    )  # fmt: skip
    assert attachments.attachments(store, "agreement", "a") == [made]
    assert attachments.attachments(store, "agreement", "b") == []
    assert attachments.counts(store, "agreement") == {"a": 1}
    assert attachments.content(store, made.id) == PAPER


def test_what_it_is_goes_by_the_bytes_and_not_the_name(store: Store) -> None:
    assert attach(store, PHOTO, "avtale.pdf").media_type == "image/jpeg"
    assert media_type(b"MZ\x90\x00") == ""
    names = ("trapp.JPEG", "trapp.jpg.exe", "trapp")
    assert [safe_name(each, "image/jpeg") for each in names] == [
        "trapp.JPEG", "trapp.jpg.exe.jpg", "trapp.jpg",
    ]  # fmt: skip
    assert [suffix(each) for each in ("image/png", "application/pdf", "text/plain")] == ["png", "pdf", "bin"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"#!/bin/sh\nrm -r ~", "Only PDF"),
        (b"%PDF-" + bytes(LARGEST), "at most {most} MB"),
    ],
)
def test_what_cannot_be_kept_is_said_and_leaves_nothing(store: Store, content: bytes, words: str) -> None:
    with pytest.raises(DomainError) as caught:
        attach(store, content)
    assert words in caught.value.message.template
    assert caught.value.field == "file"
    assert attachments.counts(store, "agreement") == {}


def test_largest_file_is_taken(store: Store) -> None:
    assert attach(store, PAPER + bytes(LARGEST - len(PAPER))).size == LARGEST


def test_same_file_twice_beside_one_record_is_refused_with_its_name(store: Store) -> None:
    attach(store)
    with pytest.raises(DomainError) as caught:
        attach(store, name="kopi.pdf")
    assert caught.value.message.values == {"name": "avtale.pdf"}
    assert len(attachments.attachments(store, "agreement", "a")) == 1


def test_renaming_and_removing_can_be_undone(store: Store) -> None:
    made = attach(store)
    attachments.describe(store, made.id, " Ny  avtale ", "signert")
    assert store.get(Attachment, made.id).name == "Ny avtale"
    attachments.detach(store, made.id)
    with pytest.raises(NotFoundError):
        attachments.content(store, made.id)
    store.undo()
    assert attachments.content(store, made.id) == PAPER
    store.undo()
    assert store.get(Attachment, made.id) == made
    with pytest.raises(DomainError):
        attachments.describe(store, made.id, " ")


def test_all_files_go_with_their_record(store: Store) -> None:
    attach(store)
    attach(store, PHOTO, "foto.jpg")
    attachments.detach_all(store, "agreement", "a")
    assert attachments.attachments(store, "agreement", "a") == []
