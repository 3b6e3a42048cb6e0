"""Settings: where they come from and how they are refused."""

import pytest

from tonecheck.errors import UsageError
from tonecheck.settings import load_settings


def in_force(tmp_path, options=None, environ=None):
    """Load settings with a home of their own."""
    return load_settings(options or {}, environ={"HOME": str(tmp_path)} | (environ or {}), folder=tmp_path)


def write(path, text):
    """Write a file, its folder included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_each_layer_is_stronger_than_the_one_before(tmp_path):
    """Default < user's file < project's file < environment < options."""
    assert in_force(tmp_path)["fail-on"].value == "hold"
    write(tmp_path / ".config/tonecheck/config.toml", 'fail-on = "revise"\nquiet = true\n')
    assert in_force(tmp_path)["fail-on"].value == "revise"
    write(tmp_path / "pyproject.toml", '[tool.tonecheck]\nfail-on = "never"\n')
    assert in_force(tmp_path)["fail-on"].value == "never"
    environ = {"TONECHECK_FAIL_ON": "hold"}
    assert in_force(tmp_path, environ=environ)["fail-on"].value == "hold"
    chosen = in_force(tmp_path, {"fail-on": "revise"}, environ)
    assert chosen["fail-on"].value == "revise"
    assert chosen["quiet"].value is True


def test_source_names_file_and_line(tmp_path):
    """Every setting tells where it comes from."""
    path = tmp_path / ".config/tonecheck/config.toml"
    write(path, '# mine\nformat = "line"\n')
    assert in_force(tmp_path)["format"].source == f"{path}:2"


def test_xdg_config_home_is_honoured(tmp_path):
    """The user's file lies where XDG_CONFIG_HOME says."""
    write(tmp_path / "elsewhere/tonecheck/config.toml", "quiet = true\n")
    assert in_force(tmp_path, environ={"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")})["quiet"].value is True


def test_unknown_key_names_its_line_and_the_likely_one(tmp_path):
    """A mistyped key is an error with its line and "did you mean"."""
    write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n\n[tool.tonecheck]\nquiet = true\nfial-on = "hold"\n')
    with pytest.raises(UsageError, match=r"pyproject\.toml:6: unknown setting 'fial-on'; did you mean 'fail-on'\?"):
        in_force(tmp_path)


@pytest.mark.parametrize("value", ['fail-on = "often"', "fail-on = 3", 'quiet = "perhaps"', "quiet = 2"])
def test_value_that_does_not_fit_is_refused(tmp_path, value):
    """A value outside the setting's choices is an error."""
    write(tmp_path / ".config/tonecheck/config.toml", value + "\n")
    with pytest.raises(UsageError, match="it must be"):
        in_force(tmp_path)


def test_broken_toml_is_refused(tmp_path):
    """A file that is not TOML is an error that names it."""
    write(tmp_path / ".config/tonecheck/config.toml", "fail-on = \n")
    with pytest.raises(UsageError, match=r"config\.toml is not TOML"):
        in_force(tmp_path)


def test_no_color_variable_takes_colours_away(tmp_path):
    """NO_COLOR is understood (no-color.org)."""
    assert in_force(tmp_path, environ={"NO_COLOR": "1"})["color"].value == "never"


def test_project_cannot_set_what_decides_about_mail(tmp_path):
    """A stranger's repository must not switch the gate off, nor name the program to start."""
    write(tmp_path / "pyproject.toml", '[tool.tonecheck]\nvia = "evil"\n')
    with pytest.raises(UsageError, match=r"pyproject\.toml:2: via cannot be set by a project"):
        in_force(tmp_path)


def test_gate_reads_no_project_file(tmp_path):
    """Nor can it make the gate laxer by settings that a check takes from it."""
    write(tmp_path / "pyproject.toml", '[tool.tonecheck]\nfail-on = "never"\n')
    settings = load_settings({}, environ={"HOME": str(tmp_path)}, folder=tmp_path, project=False)
    assert settings["fail-on"].value == "hold"


@pytest.mark.parametrize(
    ("given", "expected"), [('["a", " b "]', ("a", "b")), ('"a, b,"', ("a", "b")), ('""', ()), ("[]", ())]
)
def test_lists_are_read_from_arrays_and_commas(tmp_path, given, expected):
    """A list may be an array or one text with commas."""
    write(tmp_path / ".config/tonecheck/config.toml", f"only-for = {given}\n")
    assert in_force(tmp_path)["only-for"].value == expected


def test_list_of_other_things_is_refused(tmp_path):
    """A list holds texts."""
    write(tmp_path / ".config/tonecheck/config.toml", "only-for = [1]\n")
    with pytest.raises(UsageError, match="must be a list of texts"):
        in_force(tmp_path)


def test_file_that_nobody_can_look_for_is_told(tmp_path):
    """A folder that leads nowhere does not count as one without settings."""
    (tmp_path / ".config").symlink_to(".config")
    with pytest.raises(UsageError, match=r"config\.toml cannot be looked for"):
        in_force(tmp_path)
