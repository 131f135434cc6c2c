"""Every scene of which a picture is taken can still be set up, so that a change can be looked at."""

import pytest
from pytestqt.qtbot import QtBot

from tests.pictures.scenes import SCENES
from tests.pictures.stage import Stage


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_set_up(qtbot: QtBot, scene: str) -> None:
    """The window shows it, and something is drawn."""
    with Stage((1280, 800)) as stage:
        SCENES[scene](stage)

        assert not stage.picture().isNull()
