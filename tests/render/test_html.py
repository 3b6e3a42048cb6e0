"""The page: complete without a script, nothing fetched, everything escaped, good in a real browser."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tonecheck.labels import ELEMENTS
from tonecheck.render.html import Shown, render_html
from tonecheck.render.html_style import STYLE
from tonecheck.report import (
    Advice,
    Evidence,
    Missing,
    Note,
    Outcome,
    Report,
    Scores,
    Sentence,
    Skipped,
    Tool,
    WhatIf,
    WithoutOne,
)

AXE = Path(__file__).parents[2] / ".cache/axe/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TEXT = "Thank you.\nGood luck finding <b>anyone</b> & co. Please, please!\n> We chose others.\n"
MILD, GOOD = Scores(1.0, 1.4, 6.8), Scores(0.1, 0.3, 7.7)
BURN = Sentence(
    11, 48, 2, 1, TEXT[11:48], "burn", 0.97, 0.02, "sarcasm", 0.7, None, (Evidence(16, 20, "luck", 0.6),),
    (Advice("plain", "I wish you well <with> it.", 0.02), Advice("delete", "", 0.0)),
)  # fmt: skip
CAUTION = Sentence(49, 64, 2, 39, TEXT[49:64], "caution", 0.01, 0.7, "pleading", 0.3, evidence=(), advice=())
REPORT = Report(
    verdict="hold",
    scores=Scores(3.1, 4.4, 3.0),
    sentences=(Sentence(0, 10, 1, 1, TEXT[:10], "ok", 0.01, 0.02, None, 0.36), BURN, CAUTION),
    elements=dict.fromkeys(ELEMENTS, False) | {"thanks": True},
    skipped=(Skipped(65, 82, "quote"),),
    tool=Tool(version="0", model="reply-13"),
    notes=(Note("placeholder", 5, 11, "the placeholder “[Name]” is still in it."),),
    what_if=WhatIf(Outcome("send", GOOD), (WithoutOne(1, "revise", MILD), WithoutOne(2, "hold", MILD)), (1, 2)),
    missing=(Missing("open-door", "I would be glad to hear from you again."),),
)
PAGE = render_html([Shown("reply.txt", TEXT, "", REPORT)])


class Reading(HTMLParser):
    """Collect tags, ids and the text of the draft and of the whole page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        """Note a text."""
        self.text += data + " "

    def values(self, name):
        """Give all values of an attribute."""
        return [value for key, value in self.attributes if key == name]


def test_page_tells_everything():
    """Verdict, count, scores, reasons, words, suggestions, what-if, elements and notes stand in the page as text."""
    told = re.sub(r" (?=[:.,])", "", " ".join(Reading(PAGE).text.split()))
    for words in (
        "Hold: better not to send this yet.",
        "Of 3 sentences, 1 could cost you goodwill and 1 could be stronger.",
        "Anger 3.1 of 10",
        "1. Line 2: Burn, irony",
        "“luck”",
        "I wish you well <with> it.",
        "Leave it out.",
        "The least to leave out for send: 1 and 2.",
        "Without 1 revise 1.0 1.4 6.8",
        "Without any send 0.1 0.3 7.7",
        "There already: thanks.",
        "“I would be glad to hear from you again.”",
        "The placeholder “[Name]” is still in it.",
        "Not judged, quote: > We chose others.",
    ):
        assert words in told


def test_page_holds_no_script_and_its_policy_lets_only_its_own_style_in():
    """No script, no handler, no address; the policy forbids the rest and names the style's SHA-256."""
    reading = Reading(PAGE)
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy in reading.values("content")
    assert not {"script", "link", "img", "iframe", "form", "object"} & set(reading.tags)
    assert not [name for name, _ in reading.attributes if name.startswith("on") or name in {"src", "style"}]
    assert all(value.startswith("#") for value in reading.values("href"))
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_links_and_descriptions_lead_somewhere():
    """Every inner link and every description has its target, and ids are unique, with several drafts, too."""
    for page in (PAGE, render_html([Shown("a", TEXT, "", REPORT), Shown("b", TEXT, "Hello", REPORT)])):
        reading = Reading(page)
        ids = reading.values("id")
        assert len(ids) == len(set(ids))
        assert {value.removeprefix("#") for value in reading.values("href")} <= set(ids)
        assert set(reading.values("aria-describedby")) <= set(ids)


def test_draft_cannot_break_out_of_the_page():
    """Mark-up, quotes and direction signs of a draft, a Subject or a name are shown, never obeyed."""
    evil = "\"'><script>alert(1)</script></div>\u202e\0"
    sentence = replace(BURN, start=0, end=len(evil), text=evil, evidence=(Evidence(3, 11, evil[3:11], 0.5),))
    report = replace(REPORT, sentences=(sentence, replace(sentence, field="subject")), what_if=None, skipped=())
    page = render_html([Shown(evil, evil, evil, report), Shown(evil, evil, evil, report)])
    assert "script" not in Reading(page).tags
    assert not set(page) & {"\u202e", "\0"}


def test_overlapping_stretches_lose_no_text():
    """What the report marks twice, or not at all, still stands in the draft exactly once."""
    report = replace(REPORT, skipped=(Skipped(40, 80, "quote"),))
    (draft,) = re.findall(r'<div class="draft">(.*?)</div>', render_html([Shown("a", TEXT, "", report)]), re.DOTALL)
    for gone in ('<span class="unseen">', '<span class="tag">', '<span class="tip"'):
        draft = re.sub(rf"{gone}.*?</span>(?:\d[^<]*</span>)?", "", draft, flags=re.DOTALL)
    assert "".join(Reading(draft).text.split()) == "".join(TEXT.split())


def test_plain_thanks_shows_no_empty_heading():
    """A clean draft gets its verdict, scores and text, and no section without content."""
    thanks = Report("send", GOOD, REPORT.sentences[:1], REPORT.elements, (), REPORT.tool)
    told = Reading(render_html([Shown("a", "Thank you.", "", thanks)])).text
    assert "Send: this reads well." in told
    assert not [heading for heading in ("What to change", "What if", "Also", "You could add") if heading in told]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Write the page to a file."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser, page, scheme, width):
    """By axe-core the page keeps WCAG 2.2 AA in light and dark, wide and narrow, and nothing runs over the edge."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there; .ci/run fetches it")
    browser.open(page, scheme=scheme, width=width)
    assert browser.run("return document.documentElement.scrollWidth") == width
    browser.run("document.querySelector('a.mark').focus()")
    browser.run(AXE.read_text(encoding="utf-8"))
    done = browser.run_later(
        f"const done = arguments[arguments.length - 1]; axe.run({{runOnly: {RULES}}}).then(found => done("
        "{faults: found.violations.map(each => [each.id, each.nodes[0].html]), passed: found.passes.length}))"
    )
    assert done["faults"] == []
    assert done["passed"] > 15


@pytest.mark.browser
def test_note_shows_on_focus_and_on_hover(browser, page):
    """The reason of a sentence is hidden until a keyboard or a pointer reaches the sentence; colours come through."""
    browser.open(page)
    shown = "return [...document.querySelectorAll('.tip')].map(tip => getComputedStyle(tip).visibility)"
    assert browser.run(shown) == ["hidden", "hidden"]
    browser.run("document.querySelector('#at-2').focus()")
    assert browser.run(shown) == ["hidden", "visible"]
    at = browser.run("const box = document.querySelector('#at-1').getClientRects()[0]; return [box.x + 5, box.y + 5]")
    browser.devtools("Input.dispatchMouseEvent", type="mouseMoved", x=at[0], y=at[1])
    assert browser.run(shown) == ["visible", "hidden"]
    assert browser.run("return getComputedStyle(document.querySelector('#at-1')).backgroundColor") != "rgba(0, 0, 0, 0)"


@pytest.mark.browser
def test_page_makes_no_request(browser, page):
    """Nothing but the page itself is loaded, and its own policy stops nothing of it."""
    browser.open(page)
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert [line for line in browser.log() if line["level"] == "SEVERE"] == []
