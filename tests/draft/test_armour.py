"""Seals of PGP and files in uuencode within a text."""

import binascii

from tonecheck.draft.authored import find_skipped

FILE = b"".join(binascii.b2a_uu(bytes(range(start, start + 45))) for start in range(0, 180, 45)).decode()


def left(text):
    """Give what is left of a text, and the kinds of what is not."""
    skipped = find_skipped(text)
    kept, at = "", 0
    for part in skipped:
        kept, at = kept + text[at : part.start], part.end
    return (kept + text[at:]).split(), [part.kind for part in skipped]


def test_signed_text_is_left_without_its_seal():
    """Of a clear-signed text the opening and the signature are masked."""
    text = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nI agree.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=ab\n"
        "-----END PGP SIGNATURE-----\n"
    )
    assert left(text) == (["I", "agree."], ["header", "signature"])


def test_cipher_is_not_prose():
    """An encrypted block in a text is masked as code."""
    text = "See below.\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\nTom\n"
    assert left(text) == (["See", "below.", "Tom"], ["code"])


def test_block_that_is_never_closed_stays():
    """An opening without its own end masks nothing."""
    text = "-----BEGIN PGP MESSAGE-----\nI am angry.\n-----END PGP SIGNATURE-----\n"
    assert left(text)[1] == []


def test_file_in_uuencode_is_masked():
    """From begin to end, and only with data between them."""
    assert left(f"Here it is.\n\nbegin 644 my cv.pdf\n{FILE}`\nend\n\nTom\n") == ("Here it is. Tom".split(), ["code"])
    assert left("begin 644 words\nI am angry with you.\nend\n")[1] == []
    assert left(f"begin 644 cut.pdf\n{FILE}")[1] == []
