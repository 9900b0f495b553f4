"""Courses, and who has had them."""

from __future__ import annotations

from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.storage.mapping import Table, choice, day, listed, plain, whose, yes_no

COURSE = Table(
    Course,
    "course",
    plain("id"),
    plain("name"),
    choice("kind", CourseKind),
    plain("months"),
    yes_no("everyone"),
    day("needed_by"),
    plain("minutes"),
    plain("purpose"),
    listed("topics"),
    yes_no("archived"),
    listed("roles"),
    yes_no("leaders"),
    day("renewed"),
    order="name, id",
)

TRAINING = Table(
    Training,
    "training",
    plain("id"),
    whose("assistant"),
    plain("course"),
    choice("state", TrainingState),
    day("day"),
    plain("by"),
    plain("minutes"),
    yes_no("paid"),
    day("confirmed_on"),
    day("ends"),
    plain("reason"),
    plain("note"),
    plain("leader"),
    order="day, id",
)
