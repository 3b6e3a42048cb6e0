"""RFC 2047 headers, and raw 8-bit ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.encoded_words import decode_header


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"Your answer", "Your answer"),
        (b"=?utf-8?q?Your_answer_=E2=80=93?= thanks", "Your answer – thanks"),
        (b"=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        (b"=?utf-8?B?R3LD?=\r\n =?utf-8?B?vMOfZQ==?=", "Grüße"),
        (b"=?iso-8859-1?Q?Ren=E9?= =?utf-8?Q?_Ruiz?=", "René Ruiz"),
        (b"Re: a\r\n folded one", "Re: a folded one"),
        ("Grüße".encode(), "Grüße"),
        (b"Gr\xfc\xdfe an Ren\xe9", "Grüße an René"),
        (b"=?x-nothing?Q?plain?=", "plain"),
        (b"=?utf-8*en?Q?a?=", "a"),
    ],
)
def test_headers_are_decoded(raw, expected):
    """Encoded words with torn signs, folded lines, raw bytes and unknown charsets."""
    assert decode_header(raw) == expected


@given(st.binary(max_size=80))
def test_any_bytes_give_a_header(raw):
    """No bytes at all raise."""
    assert isinstance(decode_header(raw), str)
