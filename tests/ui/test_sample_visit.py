"""One whole visit through the real window, by key presses, to the sealed paper."""

from pathlib import Path

import pytest

from intake_app.ui.sample_visit import PAPER, visit


def test_the_sample_visit_comes_to_its_sealed_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every screen has its picture, the paper is sealed and unchanged, and the words say that it is a trial."""
    assert visit(tmp_path) == 0

    pictures = [file.name for file in sorted(tmp_path.glob("*.png"))]
    assert {"pressure", "plan", "sign", "done"} <= {name[3:-4] for name in pictures}
    assert (tmp_path / PAPER).read_bytes().startswith(b"%PDF")
    assert "not a record" in capsys.readouterr().out
    assert not (tmp_path / "draft").exists()
