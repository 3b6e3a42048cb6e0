"""Headers and parts found in the bytes of a message."""

import pytest

from tonecheck.draft.entity import read_entity, split_parts
from tonecheck.errors import MessageError


def read(data):
    """Read a whole message."""
    return read_entity(data, 0, len(data))


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\n\nHello",
        b"Subject: x\r\n\r\nHello",
        b"From a@b Mon Mar  2 09:14:00 2026\nSubject: x\n\nHello",
        b">From a@b Mon Mar  2 09:14:00 2026\r\nSubject: x\r\n\r\nHello",
        b"Subject: x\nHello",
        b"Subject:\n x\n \nHello",
    ],
)
def test_headers_end_where_the_body_begins(data):
    """With an empty line or without, below an envelope line or not."""
    entity = read(data)
    assert (str(entity.headers["subject"]).strip(), entity.body) == ("x", b"Hello")


def test_body_without_headers_is_a_body():
    """A message need not have headers."""
    assert read(b"Hello there\nTom").body == b"Hello there\nTom"


def test_parts_lie_between_boundaries():
    """Preamble and epilogue are nobody's; the break before a boundary belongs to it; the last may be missing."""
    body = b"Subject: x\n\npre\n--B\n\none\n--Bee\n\r\n--B \n\ntwo\r\n--B--\nafter"
    assert [part.body for part in split_parts(read(body), b"B")] == [b"one\n--Bee\n", b"two"]
    assert [part.body for part in split_parts(read(b"Subject: x\n\n--B\n\none"), b"B")] == [b"one"]


@pytest.mark.parametrize(
    "data", [b"".join(b"X-%d: y\n" % number for number in range(6000)) + b"\nx", b"X: " + b"y" * 2_000_000 + b"\n\nx"]
)
def test_header_bomb_is_refused(data):
    """More headers than any program writes are a clear error."""
    with pytest.raises(MessageError):
        read(data)


def test_header_with_endless_parameters_is_refused():
    """Parameters take the standard library a time that grows with their square."""
    data = b"Content-Type: text/plain; " + b"a*0=x;" * 150_000 + b"\n\nHello."
    with pytest.raises(MessageError, match="longer"):
        read_entity(data, 0, len(data))


def test_boundary_is_looked_for_at_the_start_of_lines():
    """Signs of a boundary within a line part nothing, however many there are."""
    data = b"Content-Type: multipart/mixed; boundary=-\n\n" + b"-" * 2_000_000
    assert list(split_parts(read_entity(data, 0, len(data)), b"-")) == []
