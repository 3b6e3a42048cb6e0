"""What attributes say of an element's content."""

import pytest

from tonecheck.draft.markup import has_hidden_style, told_by


@pytest.mark.parametrize(
    ("tag", "attributes", "expected"),
    [
        ("blockquote", {}, "quote"),
        ("blockquote", {"style": "margin:0 0 0 40px; border: none"}, None),
        ("blockquote", {"type": "cite", "style": "border:none"}, "quote"),
        ("div", {"class": "gmail_quote gmail_quote_container"}, "wrapper"),
        ("div", {"class": "x_gmail_quote"}, "wrapper"),
        ("div", {"id": "x_x_divRplyFwdMsg"}, "rest"),
        ("div", {"data-smartmail": "gmail_signature"}, "signature"),
        ("div", {"name": "quote"}, "quote"),
        ("div", {"class": "WordSection1"}, None),
    ],
)
def test_programs_tell_by_names(tag, attributes, expected):
    """By tag, class, id or name; an indentation tells nothing."""
    assert told_by(tag, attributes) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("display: none", True),
        ("visibility:hidden", True),
        ("mso-hide:all", True),
        ("font-size:0.9em", False),
        ("opacity:0.5", False),
        ("", False),
    ],
)
def test_hidden_styles_are_told(style, expected):
    """Small is not hidden."""
    assert has_hidden_style({"style": style}) is expected
