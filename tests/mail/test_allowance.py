"""The token of `tonecheck allow --once`."""

from concurrent.futures import ThreadPoolExecutor

from tonecheck.mail.allowance import LIFETIME, Allowance


def test_token_serves_once(tmp_path):
    """Without a token there is none to take; a token is taken once, however often it was granted."""
    allowance = Allowance(tmp_path / "state")
    assert not allowance.take()
    allowance.grant()
    allowance.grant()
    assert allowance.take()
    assert not allowance.take()
    assert list((tmp_path / "state").iterdir()) == []


def test_token_serves_one_of_many(tmp_path):
    """Of many that ask at once, one gets it."""
    allowance = Allowance(tmp_path)
    allowance.grant()
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: allowance.take(), range(64))) == 1


def test_token_grows_old(tmp_path, monkeypatch):
    """A token forgotten lets nothing through the next day; nor does one that is no number."""
    allowance = Allowance(tmp_path)
    allowance.grant()
    now = float((tmp_path / "allow-once").read_text())
    monkeypatch.setattr("time.time", lambda: now + LIFETIME + 1)
    assert not allowance.take()
    (tmp_path / "allow-once").write_text("soon")
    assert not allowance.take()
