"""Code fences and patches."""

from tonecheck.draft.authored import find_skipped
from tonecheck.draft.code import mark_code
from tonecheck.draft.lines import Sheet

PATCH = """\
Clamp the index.

Signed-off-by: Ken <ken@lowe.example>
---
 src/wind.c | 2 ++
 1 file changed, 2 insertions(+)

diff --git a/src/wind.c b/src/wind.c
index 1234567..89abcde 100644
--- a/src/wind.c
+++ b/src/wind.c
@@ -1 +1,2 @@
+x
"""


def kinds(text):
    """Give the kind of every line."""
    sheet = Sheet(text)
    mark_code(sheet)
    return sheet.kinds


def test_fenced_code_is_marked():
    """From fence to fence; a fence that nobody closes marks nothing."""
    assert kinds("See:\n```py\nx = 1\n```\nBye.\n") == [None, "code", "code", "code", None]
    assert kinds("See:\n```\nBye.\n") == [None, None, None]


def test_of_a_patch_only_the_prose_is_judged():
    """The trailers, the statistics and the differences are the patch."""
    (patch,) = find_skipped(PATCH)
    assert (PATCH[: patch.start], patch.kind) == ("Clamp the index.\n\n", "patch")


def test_three_dashes_alone_are_no_patch():
    """A drawn line between paragraphs marks nothing."""
    assert kinds("One.\n---\nTwo.\n") == [None, None, None]
