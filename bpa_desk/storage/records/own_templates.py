"""Templates the user has changed."""

from __future__ import annotations

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.storage.mapping import Table, parts, plain

OWN_TEMPLATE = Table(
    OwnTemplate, "own_template", plain("id"), plain("title"), parts("sections", Section), order="id"
)
