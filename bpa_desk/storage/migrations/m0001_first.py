"""Schema 1: the ordning, its people, plans, papers, and the program's own bookkeeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "0001_first"

_WALL = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]*'"
_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

STATEMENTS = (
    """
    CREATE TABLE ordning (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL,
        leader TEXT NOT NULL,
        co_leaders TEXT NOT NULL CHECK (json_valid(co_leaders)),
        employer_model TEXT NOT NULL
            CHECK (employer_model IN ('kommune', 'leverandor', 'eget_selskap', 'privatperson')),
        employer TEXT NOT NULL,
        employer_email TEXT NOT NULL,
        employer_phone TEXT NOT NULL,
        employer_org_number TEXT NOT NULL,
        municipality TEXT NOT NULL,
        workplace TEXT NOT NULL,
        timezone TEXT NOT NULL CHECK (timezone <> ''),
        day_start INTEGER NOT NULL CHECK (day_start BETWEEN 0 AND 1439),
        week_start INTEGER NOT NULL CHECK (week_start BETWEEN 1 AND 7),
        tariff_bound INTEGER NOT NULL CHECK (tariff_bound IN (0, 1)),
        sunday_mode TEXT NOT NULL CHECK (sunday_mode IN ('lovens_vindu', 'kalenderdogn')),
        pay_period_start INTEGER NOT NULL CHECK (pay_period_start BETWEEN 1 AND 28),
        plan_notice_days INTEGER NOT NULL CHECK (plan_notice_days BETWEEN 0 AND 366)
    ) STRICT
    """,
    f"""
    CREATE TABLE assistant (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL,
        hue INTEGER NOT NULL,
        employee_number TEXT NOT NULL,
        birth_date TEXT CHECK (birth_date {_DAY}),
        contacts TEXT NOT NULL CHECK (json_valid(contacts)),
        next_of_kin TEXT NOT NULL CHECK (json_valid(next_of_kin)),
        skills TEXT NOT NULL CHECK (json_valid(skills)),
        languages TEXT NOT NULL CHECK (json_valid(languages)),
        weekly_cap INTEGER CHECK (weekly_cap >= 0),
        near_family INTEGER NOT NULL CHECK (near_family IN (0, 1)),
        regular_night INTEGER CHECK (regular_night IN (0, 1)),
        strenuous_night INTEGER NOT NULL CHECK (strenuous_night IN (0, 1)),
        notes TEXT NOT NULL,
        archived INTEGER NOT NULL CHECK (archived IN (0, 1))
    ) STRICT
    """,
    f"""
    CREATE TABLE employment (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        kind TEXT NOT NULL CHECK (kind IN ('fast', 'midlertidig', 'tilkalling', 'oppdrag')),
        ground TEXT NOT NULL,
        ground_person TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        minutes_per_week INTEGER CHECK (minutes_per_week >= 0),
        hours_class TEXT NOT NULL
            CHECK (hours_class IN ('DAG40', 'T38a', 'T38b', 'T38c', 'T38d', 'H36', 'TRE')),
        full_time INTEGER CHECK (full_time > 0),
        tariff TEXT NOT NULL,
        seniority_from TEXT CHECK (seniority_from {_DAY})
    ) STRICT
    """,
    "CREATE INDEX employment_assistant ON employment (assistant)",
    f"""
    CREATE TABLE vedtak (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        start TEXT NOT NULL CHECK (start {_DAY}),
        minutes INTEGER NOT NULL CHECK (minutes >= 0),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        unit TEXT NOT NULL CHECK (unit IN ('week', 'year')),
        municipality TEXT NOT NULL,
        decided_on TEXT CHECK (decided_on {_DAY}),
        next_review TEXT CHECK (next_review {_DAY}),
        notes TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE need (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        start TEXT NOT NULL CHECK (start {_DAY}),
        from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1440),
        to_minute INTEGER NOT NULL CHECK (to_minute BETWEEN 0 AND 2880),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        weekdays TEXT NOT NULL CHECK (json_valid(weekdays)),
        count INTEGER NOT NULL CHECK (count >= 0),
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE shift_type (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN
            ('day', 'evening', 'night', 'resting', 'standby', 'training', 'meeting', 'other')),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL CHECK ("end" > start),
        passive TEXT NOT NULL CHECK (json_valid(passive)),
        hue INTEGER,
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        archived INTEGER NOT NULL CHECK (archived IN (0, 1))
    ) STRICT
    """,
    f"""
    CREATE TABLE turnus (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        name TEXT NOT NULL,
        weeks INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 26),
        anchor TEXT NOT NULL CHECK (anchor {_DAY}),
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        phases TEXT NOT NULL CHECK (json_valid(phases)),
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE turnus_line (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        turnus TEXT NOT NULL REFERENCES turnus (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        week INTEGER NOT NULL CHECK (week BETWEEN 0 AND 25),
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL CHECK ("end" > start),
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN
            ('day', 'evening', 'night', 'resting', 'standby', 'training', 'meeting', 'other')),
        type TEXT REFERENCES shift_type (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        passive TEXT NOT NULL CHECK (json_valid(passive)),
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX turnus_line_turnus ON turnus_line (turnus)",
    "CREATE INDEX turnus_line_assistant ON turnus_line (assistant) WHERE assistant IS NOT NULL",
    "CREATE INDEX turnus_line_type ON turnus_line (type) WHERE type IS NOT NULL",
    f"""
    CREATE TABLE shift (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        start TEXT NOT NULL CHECK (start {_WALL}),
        "end" TEXT NOT NULL CHECK ("end" {_WALL}),
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN
            ('day', 'evening', 'night', 'resting', 'standby', 'training', 'meeting', 'other')),
        type TEXT REFERENCES shift_type (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        passive TEXT NOT NULL CHECK (json_valid(passive)),
        calls TEXT NOT NULL CHECK (json_valid(calls)),
        breaks TEXT NOT NULL CHECK (json_valid(breaks)),
        status TEXT NOT NULL CHECK (status IN ('planned', 'worked', 'cancelled')),
        code TEXT NOT NULL,
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        emergency INTEGER NOT NULL CHECK (emergency IN (0, 1)),
        note TEXT NOT NULL,
        reason TEXT NOT NULL,
        actual TEXT CHECK (json_valid(actual)),
        turnus TEXT REFERENCES turnus (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        turnus_line TEXT,
        edited INTEGER NOT NULL CHECK (edited IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX shift_start ON shift (start)",
    "CREATE INDEX shift_assistant ON shift (assistant, start)",
    "CREATE INDEX shift_type_of ON shift (type) WHERE type IS NOT NULL",
    "CREATE INDEX shift_turnus ON shift (turnus) WHERE turnus IS NOT NULL",
    f"""
    CREATE TABLE agreement (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        basis TEXT NOT NULL,
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT CHECK ("end" {_DAY} AND "end" >= start),
        assistants TEXT NOT NULL CHECK (json_valid(assistants)),
        limits TEXT NOT NULL CHECK (json_valid(limits)),
        parties TEXT NOT NULL,
        signed_on TEXT CHECK (signed_on {_DAY}),
        document TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE absence (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start TEXT NOT NULL CHECK (start {_WALL}),
        "end" TEXT NOT NULL CHECK ("end" {_WALL}),
        kind TEXT NOT NULL,
        grade INTEGER CHECK (grade BETWEEN 0 AND 100),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX absence_assistant ON absence (assistant, start)",
    f"""
    CREATE TABLE wish (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start TEXT NOT NULL CHECK (start {_WALL}),
        "end" TEXT NOT NULL CHECK ("end" {_WALL}),
        wish TEXT NOT NULL CHECK (wish IN ('want', 'can', 'reserve', 'cannot'))
    ) STRICT
    """,
    "CREATE INDEX wish_assistant ON wish (assistant, start)",
    f"""
    CREATE TABLE rota_plan (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT NOT NULL CHECK ("end" {_DAY} AND "end" >= start),
        discussed_on TEXT CHECK (discussed_on {_DAY}),
        discussed_with TEXT NOT NULL,
        published_on TEXT CHECK (published_on {_DAY}),
        version INTEGER NOT NULL CHECK (version >= 0),
        note TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE timesheet (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        assistant TEXT NOT NULL REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start TEXT NOT NULL CHECK (start {_DAY}),
        "end" TEXT NOT NULL CHECK ("end" {_DAY} AND "end" >= start),
        state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'sealed')),
        version INTEGER NOT NULL CHECK (version >= 0),
        comment TEXT NOT NULL,
        events TEXT NOT NULL CHECK (json_valid(events)),
        snapshot TEXT NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX timesheet_assistant ON timesheet (assistant, start)",
    f"""
    CREATE TABLE stillingsbeskrivelse (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        document TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 0),
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'approved')),
        assistant TEXT REFERENCES assistant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        sections TEXT NOT NULL CHECK (json_valid(sections)),
        not_included TEXT NOT NULL CHECK (json_valid(not_included)),
        requires TEXT NOT NULL CHECK (json_valid(requires)),
        appendix TEXT NOT NULL,
        valid_from TEXT CHECK (valid_from {_DAY}),
        next_review TEXT CHECK (next_review {_DAY}),
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX stillingsbeskrivelse_assistant ON stillingsbeskrivelse (assistant)",
    """
    CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value)),
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('done', 'undone', 'redone')),
        label TEXT NOT NULL CHECK (json_valid(label)),
        kinds TEXT NOT NULL CHECK (json_valid(kinds)),
        rows TEXT NOT NULL CHECK (json_valid(rows))
    ) STRICT
    """,
    """
    CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        generation INTEGER NOT NULL CHECK (generation >= 0)
    ) STRICT
    """,
    "INSERT INTO meta (one, generation) VALUES (1, 0)",
    "PRAGMA user_version = 1",
)


def apply(db: Database) -> None:
    """Make every table of schema 1."""
    for statement in STATEMENTS:
        db.execute(statement)
