"""Bytes to text."""

import pytest

from tonecheck.draft.decoding import decode_text
from tonecheck.errors import EncodingError

TEXT = "Dear Zoë,\nthe café was “lovely” – thank you.\nRené"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_charsets_are_told(charset):
    """Marked and plain Unicode and Windows' Latin script come out as they were written."""
    assert decode_text(TEXT.encode(charset)) == TEXT


def test_declared_charset_is_believed_where_it_fits():
    """A declared charset comes before detection."""
    text = "Здравствуйте, thank you"
    assert decode_text(text.encode("koi8-r"), charset="koi8-r") == text


@pytest.mark.parametrize("charset", ["ascii", "no-such-charset", None])
def test_wrong_declaration_does_not_matter(charset):
    """A declaration that is unknown or does not fit is passed over."""
    assert decode_text(TEXT.encode(), charset=charset) == TEXT


def test_bytes_without_a_charset_are_refused_by_offset():
    """What no charset explains is an error that names the first offending byte."""
    with pytest.raises(EncodingError, match="byte 6 is not UTF-8"):
        decode_text(b"Hello \xff\x00\x81\x8d\x9d\x01\x02\xfe\xfd\x03\x04\x90\x8f and\x00 so on\x05\xff")


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("it’s".encode("cp1252"), "iso-8859-1", "it’s"),
        ("Grüße".encode(), "iso-8859-1", "Grüße"),
        ("東京".encode("cp932"), "shift_jis", "東京"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        ("Grüße".encode(), "unicode_escape", "Grüße"),
        ("Grüße".encode(), "no\x00name", "Grüße"),
        ("Grüße".encode(), "base64", "Grüße"),
    ],
)
def test_declared_charset_is_read_as_mail_means_it(data, charset, expected):
    """A declared name often stands for a larger charset; a codec that is none is not believed."""
    assert decode_text(data, charset=charset) == expected
