"""Lines that announce a quoted or forwarded mail."""

import pytest

from tonecheck.draft.separator import is_rule, is_separator


@pytest.mark.parametrize(
    "text",
    [
        "-----Original Message-----",
        "-------- Original message --------",
        "------- Original Message -------",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
        "-----Ursprüngliche Nachricht-----",
        "-----Message d'origine-----",
        "-----Mensaje original-----",
        "-----Oorspronkelijk bericht-----",
        "-----Messaggio originale-----",
        "-----Исходное сообщение-----",
        "------------------ 原始邮件 ------------------",
        "---------- Forwarded message ---------",
        "-------- Weitergeleitete Nachricht --------",
        "Begin forwarded message:",
        "Début du message réexpédié :",
        "##- Please type your reply above this line -##",
        "--- Reply above this line ---",
    ],
)
def test_announcements_are_found(text):
    """In any language and between any dashes."""
    assert is_separator(text)


@pytest.mark.parametrize(
    "text", ["--- Salary ---", "-This is mine", "The original message was kind.", "* forwarded it", "- - -", "----"]
)
def test_senders_lines_are_none(text):
    """A heading, a list item or a sentence announces nothing."""
    assert not is_separator(text)


def test_rules_are_drawn_lines():
    """Nothing but five signs of a line or more."""
    assert [is_rule("_" * 32), is_rule("-----"), is_rule("- - - - - -"), is_rule("--"), is_rule("-----x")] == [
        True,
        True,
        True,
        False,
        False,
    ]
