"""What is refused before it is read."""

import pytest

from tonecheck.draft.limits import LARGEST, refuse_huge, refuse_large, refuse_tags
from tonecheck.errors import TooLongError


@pytest.mark.parametrize(
    ("refuse", "source"),
    [
        (refuse_huge, "a" * (LARGEST + 1)),
        (refuse_huge, "\r" * 50_001),
        (refuse_large, b"a" * (4 * LARGEST + 1)),
        (refuse_tags, "<b>" * 200_001),
    ],
)
def test_more_than_a_mail_holds_is_refused(refuse, source):
    """One more than the limit is an error, the limit is not."""
    refuse(source[: len(source) - len(source) // 4])
    with pytest.raises(TooLongError):
        refuse(source)
