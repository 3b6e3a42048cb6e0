"""Rewrites by a language model, against a small server of our own."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tonecheck.advice.adviser import Adviser
from tonecheck.advice.rewriting import Rewriter
from tonecheck.errors import RewriteError, UsageError

DRAFT = "Dear Ms Obi,\n\nThank you for the call on Monday. Your Mr Pell is a clown, and after five weeks you owe me an answer.\n\nTom"
GOOD = "After five weeks I would be glad of an answer, Mr Pell."


class Model(HTTPServer):
    """A language model that says what it is told to say, and keeps what it was asked."""

    def __init__(self, answer, status=200):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.status, self.asked = answer, status, []

    @property
    def url(self):
        """The address of its interface."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """Answer one question."""

    def do_POST(self):
        """Keep the question and answer it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers.get("Authorization"), json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_):
        """Keep quiet."""


@pytest.fixture
def serve():
    """Start a model that answers as told; give it."""
    started = []

    def start(content=None, *, answer=None, status=200):
        said = json.dumps({"choices": [{"message": {"content": content}}]}).encode() if answer is None else answer
        model = Model(said, status)
        thread = threading.Thread(target=model.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        started.append((model, thread))
        return model

    yield start
    for model, thread in started:
        model.shutdown()
        thread.join()
        model.server_close()


def first_advice(checker, rewriter, **options):
    """Give the advice on the only flagged sentence."""
    (flagged,) = Adviser(checker, rewriter=rewriter, **options).check(DRAFT).flagged
    return flagged.advice


def test_rewrite_that_passes_is_shown_first(checker, serve):
    """A rewrite that keeps the facts and passes the checks comes before the moves; its marks are taken off."""
    model = serve(f'1. "{GOOD}"\n')
    advice = first_advice(checker, Rewriter(model.url, "small", key="secret"))
    assert (advice[0].move, advice[0].text, advice[0].drops) == ("rewrite", GOOD, ())
    ((path, authorization, asked),) = model.asked
    assert (path, authorization, asked["model"]) == ("/v1/chat/completions", "Bearer secret", "small")


def test_only_the_flagged_sentence_leaves(checker, serve):
    """Of the draft nothing but the flagged sentence is sent."""
    model = serve(GOOD)
    first_advice(checker, Rewriter(model.url, "small"))
    ((_, authorization, asked),) = model.asked
    assert authorization is None
    assert asked["messages"][1]["content"].startswith("Your Mr Pell is a clown")
    assert "Monday" not in json.dumps(asked)
    assert "Obi" not in json.dumps(asked)


@pytest.mark.parametrize(
    "content",
    [
        "Mr Pell, after five weeks I would be glad of 40 euros.",  # a figure of its own
        "I would be glad of an answer.",  # loses a name and a number
        "Mr Pell is a pathetic liar, and after five weeks you owe me an answer, you clowns.",  # burns
        "",
        "word " * 200,
        "Mr Pell, after five weeks I would be glad of an answer \x1b[2J.",
    ],
)
def test_rewrite_that_does_not_pass_is_not_shown(checker, serve, content):
    """Rewrites go through the same checks as every suggestion."""
    model = serve(content)
    assert all(advice.move != "rewrite" for advice in first_advice(checker, Rewriter(model.url, "small")))


@pytest.mark.parametrize(
    ("answer", "status"),
    [(b"not JSON", 200), (b"{}", 200), (b'{"choices": [{"message": {"content": 7}}]}', 200), (b"", 302), (b"", 500)],
)
def test_fault_of_the_model_is_told_and_costs_nothing_else(checker, serve, answer, status):
    """Whatever comes back, the other advice stands; the fault names the host and never the draft; no redirection is followed."""
    told = []
    advice = first_advice(checker, Rewriter(serve(answer=answer, status=status).url, "small"), warn=told.append)
    assert advice
    (fault,) = told
    assert "127.0.0.1" in str(fault)
    assert "Pell" not in str(fault)


def test_model_that_is_not_there_is_told():
    """A closed port is a fault with a next step."""
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.server_close()
    with pytest.raises(RewriteError, match="could not be asked"):
        Rewriter(f"http://127.0.0.1:{server.server_port}/v1", "small").rewrite("You clowns.", "lashing-out")


def test_model_that_never_answers_is_given_up():
    """Silence ends with the timeout."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        rewriter = Rewriter(f"http://127.0.0.1:{server.server_port}/v1", "small", timeout=0.05)
        with pytest.raises(RewriteError, match="TimeoutError"):
            rewriter.rewrite("You clowns.", "lashing-out")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:11434", "http://"])
def test_address_must_be_one(url):
    """Only http and https addresses are taken."""
    with pytest.raises(UsageError, match="rewrite-url"):
        Rewriter(url, "small")


def test_command_asks_only_when_configured(run, serve, tmp_path):
    """The settings name address, model and key file; without them nothing is asked, and half of them is wrong use."""
    model = serve(GOOD)
    (tmp_path / "key").write_text("secret\n")
    words = ["--rewrite-url", model.url, "--rewrite-model", "small", "--rewrite-key-file", tmp_path / "key"]
    assert GOOD.encode() in run(*words, "--format", "json", stdin=DRAFT.encode()).stdout
    assert [asked[1] for asked in model.asked] == ["Bearer secret"]
    assert run("--rewrite-url", model.url, stdin=DRAFT.encode()).returncode == 2
    assert run("--quiet", *words, stdin=DRAFT.encode()).returncode == 1
    assert len(model.asked) == 1
