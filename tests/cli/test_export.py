"""`export` and `demo`: papers and rota files without a window."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bpa_desk.cli.console import CommandError, writing
from bpa_desk.demo import build
from bpa_desk.services import handover, ordning, papers
from bpa_desk.services.exchange.rota_file import read_rota, write_rota
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.slots import KeySlots, write_slots
from bpa_desk.storage.store import Store
from tests.cli.conftest import ROOT, Outcome, process

Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def nes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented ordning Nes as a rota file."""
    place = tmp_path_factory.mktemp("demo") / "nes.json"
    done = process("demo", "nes", "--out", place)
    assert (done.returncode, done.stderr) == (0, b"")
    return place


@pytest.fixture(scope="module")
def nes_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The invented ordning Nes in an encrypted file, and a file with its passphrase."""
    folder = tmp_path_factory.mktemp("file")
    file, secret = folder / "nes.bpa", folder / "secret"
    secret.write_text("riktig hest", encoding="utf-8")
    key = DataKey.new()
    store = Store.create(file, key)
    build("nes", store)
    store.close()
    write_slots(file, KeySlots.made(key, "riktig hest", Stretching.calibrated(0.05)))
    return file, secret


def test_the_demo_is_a_rota_file_that_reads_back_the_same(nes: Path) -> None:
    content = nes.read_bytes()
    rota = read_rota(content)
    assert write_rota(rota) == content
    assert len(rota.people) == 6
    assert len(rota.shifts) > 500


def test_the_demo_is_the_same_every_time(nes: Path) -> None:
    again = process("demo", "nes", "--out", "-", PYTHONHASHSEED="7")
    assert again.stdout == nes.read_bytes()


def test_the_demo_can_be_judged_and_the_bytes_are_the_same(nes: Path) -> None:
    first = process("check", nes, "--json", PYTHONHASHSEED="1")
    second = process("check", nes, "--json", PYTHONHASHSEED="2")
    assert first.returncode in (0, 1)
    assert first.stdout == second.stdout
    assert len(json.loads(first.stdout)["assistants"]) == 6


@pytest.mark.parametrize(
    ("what", "kind", "least"),
    [
        ("timesheets", "pdf", 6),
        ("training", "pdf", 7),
        ("training", "xlsx", 7),
        ("timesheets", "html", 6),
        ("timesheets", "xlsx", 6),
        ("timesheets", "csv", 6),
        ("rota", "pdf", 7),
        ("rota", "html", 7),
        ("rota", "ics", 6),
        ("rota", "json", 1),
        ("stillingsbeskrivelser", "pdf", 1),
        ("stillingsbeskrivelser", "html", 1),
        ("trepartsavtale", "pdf", 1),
        ("trepartsavtale", "xlsx", 1),
        ("holiday-list", "pdf", 1),
        ("yearwheel", "pdf", 1),
        ("yearwheel", "ics", 1),
        ("yearwheel-private", "csv", 1),
        ("holiday-list", "html", 1),
        ("holiday-list", "xlsx", 1),
        ("holiday-list", "csv", 1),
        ("hms", "pdf", 5),
        ("hms", "html", 5),
        ("hms", "xlsx", 5),
        ("transfer", "pdf", 1),
        ("transfer", "html", 1),
        ("transfer", "xlsx", 1),
        ("handover", "pdf", 2),
        ("handover", "html", 2),
        ("agreements", "pdf", 2),
        ("agreements", "html", 1),
        ("agreements", "xlsx", 2),
        ("checklists", "html", 1),
        ("transfer-checklist", "html", 1),
        ("evaluation", "xlsx", 1),
        ("adverts", "html", 1),
        ("notebook", "html", 1),
        ("meetings", "pdf", 5),
        ("rights", "pdf", 6),
        ("rights", "html", 6),
        ("interviews", "pdf", 2),
        ("meetings", "xlsx", 5),
        ("working-time-overview", "pdf", 6),
        ("working-time-overview", "html", 6),
        ("working-time-overview", "xlsx", 6),
        ("working-time-overview", "csv", 6),
        ("avvik", "pdf", 6),
        ("avvik", "html", 6),
        ("avvik", "xlsx", 1),
        ("avvik", "csv", 1),
        ("internkontroll", "pdf", 3),
        ("internkontroll", "html", 3),
        ("internkontroll", "xlsx", 2),
        ("internkontroll", "csv", 2),
        ("privacy", "pdf", 2),
        ("privacy", "html", 2),
        ("privacy", "xlsx", 2),
    ],
)
def test_every_paper_in_every_format(
    run: Run, tmp_path: Path, nes_file: tuple[Path, Path], what: str, kind: str, least: int
) -> None:
    file, secret = nes_file
    source = ("--file", file, "--passphrase-file", secret)
    outcome = run("export", what, *source, "--out", tmp_path, "--month", "2026-10", "--format", kind)
    assert (outcome.code, outcome.err) == (0, "")
    named = [Path(line) for line in outcome.out.splitlines()[:-1]]
    assert len(named) >= least
    assert sorted(named) == sorted(tmp_path.iterdir())
    assert all(path.suffix == f".{kind}" and path.stat().st_size > 100 for path in named)


def test_one_assistant_and_another_language(run: Run, tmp_path: Path, nes: Path) -> None:
    key = read_rota(nes.read_bytes()).people[0].id
    options = ("--demo", "nes", "--out", tmp_path, "--format", "html", "--language", "en")
    outcome = run("export", "timesheets", *options, "--assistant", key)
    assert (outcome.code, len(list(tmp_path.iterdir()))) == (0, 1)
    assert "Timesheet for" in next(tmp_path.iterdir()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        ("follow-up", "Ola Prøve", "Ny personløfter prøvd i tre uker"),
        ("pregnancy-plans", "Fatima Påfunn", "Ikke alene om løft."),
    ],
)
def test_what_is_of_one_person_alone_is_written_only_for_that_person(
    run: Run, tmp_path: Path, nes: Path, what: str, name: str, said: str
) -> None:
    options = ("--demo", "nes", "--out", tmp_path / "papers", "--format", "html")
    assert run("export", what, *options).code != 0
    key = next(each.id for each in read_rota(nes.read_bytes()).people if each.name == name)
    assert run("export", what, *options, "--assistant", key).code == 0
    (path,) = (tmp_path / "papers").iterdir()
    assert said in path.read_text(encoding="utf-8")
    assert name.split()[0] not in path.name


def test_a_talk_is_written_for_one_assistant_and_never_among_the_minutes(
    run: Run, tmp_path: Path, nes: Path
) -> None:
    options = ("--demo", "nes", "--out", tmp_path / "talks", "--format", "html")
    assert run("export", "talks", *options).code != 0
    key = next(each.id for each in read_rota(nes.read_bytes()).people if each.name == "Kari Eksempel")
    assert run("export", "talks", *options, "--assistant", key).code == 0
    (talk,) = (tmp_path / "talks").iterdir()
    secret = "Trives godt"
    assert secret in talk.read_text("utf-8")
    options = ("--demo", "nes", "--out", tmp_path / "minutes", "--format", "html")
    assert run("export", "meetings", *options, "--assistant", key).code != 0
    assert run("export", "meetings", *options).code == 0
    assert not [each for each in (tmp_path / "minutes").iterdir() if secret in each.read_text("utf-8")]


def test_the_access_report_is_about_one_and_has_its_facts_beside_it(
    run: Run, tmp_path: Path, nes: Path
) -> None:
    people = read_rota(nes.read_bytes()).people
    options = ("export", "access", "--demo", "nes", "--language", "en")
    assert run(*options, "--out", tmp_path, "--assistant", people[0].id, "--format", "html").code == 0
    page, facts = sorted(tmp_path.iterdir())
    assert (page.suffix, facts.suffix) == (".html", ".json")
    written = page.read_text(encoding="utf-8") + facts.read_text(encoding="utf-8")
    assert people[0].name in written
    assert not [each.name for each in people[1:] if each.name in written]
    content = json.loads(facts.read_bytes())
    assert {"assistant", "shift", "timesheet"} <= set(content["tables"])
    assert run(*options, "--out", tmp_path, "--assistant", people[0].id, "--format", "json").code == 0
    refused = run(*options, "--out", tmp_path)
    assert (refused.code, "--assistant" in refused.err) == (2, True)


def test_the_holiday_list_is_this_years_or_the_months(run: Run, tmp_path: Path) -> None:
    options = ("export", "holiday-list", "--demo", "nes", "--out", tmp_path, "--format", "csv")
    assert run(*options).code == 0
    assert run(*options, "--month", "2027-07", "--language", "nn").code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ferieliste-2026.csv", "ferieliste-2027.csv"]
    this, following = (each.read_text("utf-8-sig") for each in sorted(tmp_path.iterdir()))
    assert "Virkedager" in this
    assert "sykmelding" not in this
    assert "Yrkedagar" in following


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["timesheets", "--out", "x"], "either --demo with a name or --file"),
        (["timesheets", "--out", "x", "--demo", "nes", "--file", "y"], "either --demo with a name or --file"),
        (["timesheets", "--out", "x", "--file", "/nowhere.bpa"], "/nowhere.bpa: There is no such file."),
        (["timesheets", "--demo", "nes"], "Missing: --out."),
        (["timesheets", "--demo", "nes", "--out", ""], "--out: Expected a value after it."),
        (
            ["timesheets", "--out", "x", "--demo", "nes", "--format", "ics"],
            "can be written as: pdf, html, xlsx, csv",
        ),
        (["timesheets", "--out", "x", "--demo", "nes", "--format", "json"], "Only the whole rota"),
        (["timesheets", "--out", "x", "--demo", "nes", "--month", "2026-13"], "--month: Expected a month"),
        (["rota", "--out", "x", "--demo", "nes", "--month", "9999-12"], "--month: Expected a month"),
        (["timesheets", "--out", "x", "--demo", "nes", "--assistant", "zz"], "no assistant with the id zz"),
        (
            ["holiday-list", "--out", "x", "--demo", "nes", "--assistant", "kari"],
            "The holiday list is for everybody",
        ),
        (
            ["poems", "--out", "x", "--demo", "nes"],
            "Expected one of: timesheets, rota, stillingsbeskrivelser",
        ),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("export", *arguments, "--language", "en")
    assert outcome.code == 2
    assert complaint in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    outcome = run("export", "rota", "--demo", "nes", "--out", tmp_path / "out", "--language", "en")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert outcome.err == f"{tmp_path / 'out'}: There is already a file with that name.\n"
    for number in (errno.EROFS, errno.EFBIG, errno.ENOSPC):
        with pytest.raises(CommandError) as refused, writing(tmp_path):
            raise OSError(number, "in English")
        assert refused.value.sentence in (
            f"{tmp_path}: You are not allowed to read or write here.", f"{tmp_path}: The disk is full."
        )  # fmt: skip


def test_papers_need_no_qt(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from bpa_desk.cli import main; code = main(sys.argv[1:]);"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]; sys.exit(code)"
    )
    command = [sys.executable, "-c", script, "export", "timesheets", "--demo", "nes", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_restricted_appendix_is_written_only_on_purpose(run: Run, tmp_path: Path) -> None:
    file, secret = tmp_path / "one.bpa", tmp_path / "secret"
    secret.write_text("riktig hest", encoding="utf-8")
    key = DataKey.new()
    store = Store.create(file, key)
    ordning.establish(store, "Nes")
    for text in ("HELSEOPPLYSNING", ""):
        papers.save(store, replace(papers.new_from_template(store, "nb"), appendix=text))
        entry = handover.new_entry(store)
        handover.save(store, replace(entry, heading="Natt", text="Se til.", restricted=text))
    store.close()
    write_slots(file, KeySlots.made(key, "riktig hest", Stretching.calibrated(0.05)))
    place = ("--file", file, "--passphrase-file", secret, "--format", "html")
    for what, count in (("stillingsbeskrivelser", 2), ("handover", 1)):
        plain, restricted = tmp_path / f"{what}-plain", tmp_path / f"{what}-restricted"
        assert run("export", what, *place, "--out", plain).code == 0
        assert run("export", what, "--appendix", *place, "--out", restricted).code == 0
        assert len(list(plain.iterdir())) == count
        assert not [each for each in plain.iterdir() if "HELSEOPPLYSNING" in each.read_text("utf-8")]
        (only,) = restricted.iterdir()
        assert "HELSEOPPLYSNING" in only.read_text("utf-8")
        assert only.name not in {each.name for each in plain.iterdir()}
    refused = run("export", "timesheets", "--appendix", *place, "--out", tmp_path / "none")
    assert refused.code == 2
    assert not (tmp_path / "none").exists()


def test_the_papers_about_the_size_of_positions_are_written(run: Run, tmp_path: Path) -> None:
    made = run("export", "part-time", "--demo", "nes", "--out", tmp_path, "--format", "html")
    assert made.code == 0
    (page,) = tmp_path.glob("*.html")
    assert "Annenhver helg" in page.read_text(encoding="utf-8")
    made = run("export", "extra-hours", "--demo", "nes", "--out", tmp_path, "--format", "xlsx",
               "--month", "2026-10", "--assistant", "fatima")  # fmt: skip
    assert made.code == 0
    assert len(list(tmp_path.glob("*2026-10-31*.xlsx"))) == 1
    refused = run("export", "part-time", "--demo", "nes", "--out", tmp_path, "--assistant", "fatima")
    assert refused.code == 2
