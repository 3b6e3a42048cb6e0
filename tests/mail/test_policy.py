"""Whose mail is judged."""

import pytest

from tonecheck.mail.policy import Policy
from tonecheck.settings import load_settings

ANA, EVE = "ana@jobs.acme.example", "eve@home.example"


@pytest.mark.parametrize(
    ("leave_alone", "recipients", "expected"),
    [
        (("home.example",), {EVE}, True),
        (("@home.example",), {EVE}, True),
        (("HOME.example",), {"Eve@Home.Example"}, True),
        (("acme.example",), {ANA}, True),
        (("cme.example",), {ANA}, False),
        (("eve@*",), {EVE}, True),
        (("eve@home.example",), {"steve@home.example"}, False),
        (("home.example",), {ANA, EVE}, False),
        (("home.example",), set(), False),
        (("subject:[list]*digest",), {ANA}, False),
        (("subject:application",), {ANA}, True),
        (("Subject: your*TEAM",), {ANA}, True),
        (("subject:",), {ANA}, False),
        ((), {ANA}, False),
    ],
)
def test_leave_alone_wants_all_recipients_or_the_subject(leave_alone, recipients, expected):
    """In doubt a mail is judged."""
    policy = Policy(leave_alone=leave_alone)
    assert policy.leaves_alone(frozenset(recipients), "Your application to the team") is expected


@pytest.mark.parametrize(
    ("only_for", "recipients", "expected"),
    [
        (("acme.example",), {ANA, EVE}, False),
        (("acme.example",), {EVE}, True),
        (("subject:application",), {EVE}, False),
        (("acme.example",), set(), False),
        ((), {EVE}, False),
    ],
)
def test_only_for_is_content_with_one(only_for, recipients, expected):
    """One recipient or the Subject is enough to be judged."""
    assert Policy(only_for=only_for).leaves_alone(frozenset(recipients), "Your application") is expected


def test_policy_comes_from_the_settings(tmp_path):
    """Lists are read from files and from the environment alike."""
    (tmp_path / ".config/tonecheck").mkdir(parents=True)
    (tmp_path / ".config/tonecheck/config.toml").write_text(
        'only-for = ["a.example", "b.example"]\nfail-on = "revise"\n'
    )
    environ = {"HOME": str(tmp_path), "TONECHECK_LEAVE_ALONE": "c.example, d.example", "TONECHECK_SEND": "1"}
    policy = Policy.from_settings(load_settings({}, environ=environ, folder=tmp_path, project=False))
    assert policy == Policy(
        fail_on="revise", only_for=("a.example", "b.example"), leave_alone=("c.example", "d.example")
    )
