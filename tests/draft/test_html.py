"""HTML bodies to text, and what their mark-up says of who wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.draft.authored import find_skipped
from tonecheck.draft.html import read_html


def left(source):
    """Give the lines of an HTML body that are the sender's."""
    page = read_html(source)
    text = page.text
    for part in reversed(find_skipped(text, page.skipped)):
        text = text[: part.start] + "\n" + text[part.end :]
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_blocks_are_lines():
    """Paragraphs stand apart, breaks end lines, white space folds, entities are signs."""
    source = "<p>Dear  Ana,</p><div>One<br>two\n  <b>th</b>ree&nbsp;&amp; four</div><div>five</div>"
    assert read_html(source).text == "Dear Ana,\n\nOne\ntwo three & four\nfive\n"


def test_empty_lines_of_editors_stay_empty():
    """Gmail's and Outlook's ways to write an empty line."""
    assert read_html("<div>a</div><div><br></div><div>b</div>").text == "a\n\nb\n"
    outlook = '<p class="MsoNormal">a</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">b</p>'
    assert [line.strip() for line in read_html(outlook).text.splitlines()] == ["a", "", "b"]


def test_preformatted_text_keeps_its_lines():
    """White space in pre is what it is."""
    assert read_html("<pre>a\n  b</pre>").text == "a\n  b\n\n"


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">x</div>',
        '<span style="font-size:0px">x</span>',
        "<style>x</style>",
        "<title>x</title>",
        "<!-- x -->",
        '<img src="https://t.example/p.gif" alt="x" width=1 height=1>',
        "<p hidden>x</p>",
        "<script>x</script>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden):
    """Hidden text, style sheets and tracking pixels are nobody's words."""
    assert left(f"<p>Mine.</p>{hidden}") == ["Mine."]


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>theirs</blockquote>",
        '<blockquote type="cite"><p>theirs<blockquote>older</blockquote></blockquote>',
        '<div class="gmail_quote"><div class="gmail_attr">2 mars, Ana a dit</div><blockquote>theirs</blockquote></div>',
        '<div class="gmail_quote">theirs, forwarded</div>',
        '<div class="moz-cite-prefix">On 2/3, Ana:</div><blockquote type="cite">theirs</blockquote>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Ana</div><div>theirs</div>',
        '<div id="x_divRplyFwdMsg">From: Ana</div><div>theirs</div>',
        '<div class="ydp1yahoo_quoted"><div>On Monday</div>theirs</div>',
        '<div class="gmail_signature">Tom Reed<br>Engineer</div>',
        '<pre class="moz-signature">-- \nTom</pre>',
        '<div class="protonmail_quote">On Monday<blockquote class="protonmail_quote">theirs</blockquote></div>',
    ],
)
def test_containers_are_masked(quote):
    """Mail programs' containers of quotes and signatures hold nothing of the sender's."""
    assert [line for line in left(f"<div>Mine.</div>{quote}") if "Monday" not in line] == ["Mine."]


def test_answers_between_quotes_stay():
    """In one container of Gmail's, what stands between the quotes is the sender's."""
    source = (
        '<div class="gmail_quote"><div class="gmail_attr">On Monday</div><blockquote>one?</blockquote>'
        "<div>Yes.</div><blockquote>two?</blockquote><div>No.</div></div>"
    )
    assert left(source) == ["Yes.", "No."]


def test_indentation_is_no_quote():
    """The indent buttons of editors write a blockquote, too."""
    assert left('<blockquote style="margin:0 0 0 40px;border:none;padding:0px">Mine.</blockquote>') == ["Mine."]


def test_one_quote_around_everything_is_not_believed():
    """Where nothing would be left, the mark-up is no witness."""
    assert left('<div class="gmail_quote"><blockquote>Thank you.</blockquote></div>') == ["Thank you."]


@given(st.text(alphabet="<>/!-&;#=\"' abdivpretblockquo[?", max_size=120))
def test_any_source_gives_a_text(source):
    """However broken, HTML is read; containers are in order, apart and within the text."""
    page = read_html(source)
    edges = [edge for part in page.skipped for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(page.text) for edge in edges)
