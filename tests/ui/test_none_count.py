"""Python's constants outlive a lifetime of calls that forget to count them."""

from __future__ import annotations

import sys

import pytest

from bpa_desk.ui.none_count import protect

ENOUGH = 1 << 47


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="constants are not counted there")
@pytest.mark.parametrize("constant", [None, True, False, NotImplemented, Ellipsis], ids=repr)
def test_a_constant_has_references_to_spare_and_is_not_given_them_twice(constant: object) -> None:
    protect()
    held = sys.getrefcount(constant)
    protect()
    assert ENOUGH < held < 4 * ENOUGH
    assert sys.getrefcount(constant) < 4 * ENOUGH
