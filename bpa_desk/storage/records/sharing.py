"""Whom one asked for a shift, and whom one told of the plan."""

from __future__ import annotations

from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans
from bpa_desk.domain.plan import ToldPlan
from bpa_desk.storage.mapping import Table, choice, instant, listed, periods, plain

OFFER = Table(
    Offer,
    "offer",
    plain("id"),
    plain("shift"),
    instant("start"),
    instant("end"),
    plain("assistant"),
    plain("asked_at"),
    choice("means", OfferMeans),
    choice("answer", OfferAnswer),
    plain("answered_at"),
    plain("ground"),
    plain("note"),
    order="asked_at, id",
)

TOLD_PLAN = Table(
    ToldPlan,
    "told_plan",
    plain("id"),
    plain("plan"),
    plain("version"),
    plain("assistant"),
    plain("told_at"),
    listed("shifts"),
    periods("periods"),
    order="told_at, id",
)
