"""format=flowed, RFC 3676."""

from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.flowed import join_flowed


def test_flowed_lines_are_joined():
    """A line that ends with a space goes on in the next."""
    assert join_flowed("Thank you for \nyour time.\nBye.\n") == "Thank you for your time.\nBye.\n"


def test_stuffing_is_undone():
    """A space before From, an angle or a space is not the sender's."""
    assert join_flowed(" From Leeds\n >x\n  two") == "From Leeds\n>x\n two"


def test_quotes_are_joined_at_their_depth():
    """Lines of another depth never run together."""
    assert join_flowed("> one \n> two\n>> deep \n> up\nmine") == "> one two\n>> deep \n> up\nmine"


def test_signature_mark_is_never_joined():
    """Dash, dash, space is a fixed line."""
    assert join_flowed("Bye \n-- \nTom") == "Bye \n-- \nTom"


def test_space_is_dropped_on_demand():
    """DelSp=yes."""
    assert join_flowed("foot \nball", delsp=True) == "football"


@given(st.text(alphabet="a >-\n", max_size=80))
def test_words_survive(text):
    """Nothing but spaces, angles and line breaks is ever lost."""
    assert [char for char in join_flowed(text) if char in "a-"] == [char for char in text if char in "a-"]
