"""The override for one mail, left on for all."""

import pytest

from tonecheck.mail.doctor.examining import examine
from tonecheck.mail.doctor.home import Home


def look(folder, name, **variables):
    """Look at one program without a probe."""
    return tuple(
        examine(Home({"HOME": str(folder), "PATH": "/usr/bin:/bin", **variables}, folder), (name,), probing=False)
    )


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        (".profile", "TONECHECK_SEND=1 git send-email a\nexport EDITOR=vi TONECHECK_SEND=yes\n", 2),
        (".config/environment.d/mail.conf", "# for now\nTONECHECK_SEND=1\n", 2),
        (".cshrc", "setenv TONECHECK_SEND 1\n", 1),
        (".pam_environment", "TONECHECK_SEND DEFAULT=1\n", 1),
        (".bashrc", "export TONECHECK_SEND=0\nalias once='TONECHECK_SEND=1 mutt'\n", None),
    ],
)
def test_override_left_on_is_named_with_its_line(tmp_path, name, text, number):
    """For a whole shell or session it is a hole; before one command it is what it is for."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text)
    (shell,) = look(tmp_path, "shell")
    found = [(each.kind, each.line.path, each.line.number, each.change) for each in shell.findings]
    assert found == ([("hole", tmp_path / name, number, "take the line out")] if number else [])


def test_override_in_the_environment_is_told_whatever_is_looked_at(tmp_path):
    """With it no probe of any program is stopped; what to do stands beside it."""
    own, shell = look(tmp_path, "shell", TONECHECK_SEND="1")
    assert (own.name, shell.name) == ("tonecheck", "shell")
    assert [each.change for each in own.findings if each.kind == "hole"] == ["unset TONECHECK_SEND"]
