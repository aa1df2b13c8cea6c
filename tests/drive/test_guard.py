from pathlib import Path

import pytest

from indexer.config.tree import GuardConfig
from indexer.drive.guard import Hold, HoldReason, Situation, judge, look_at_root
from tests.drive.unprivileged import as_nobody, open_folder

LIMITS = GuardConfig(share=0.5, files=50)


def situation(
    vanished: int,
    *,
    known: int = 1000,
    exists: bool = True,
    empty: bool = False,
    device: int = 7,
    known_device: int = 7,
) -> Situation:
    return Situation(exists, empty, device, known_device, known, vanished)


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (situation(0), None),
        (situation(499), None),
        (situation(500), HoldReason.MASS_REMOVAL),
        (situation(49, known=50), None),  # a small drive may lose most of its few files
        (situation(50, known=50), HoldReason.MASS_REMOVAL),
        (situation(1, exists=False), HoldReason.ROOT_MISSING),
        (situation(0, exists=False), HoldReason.ROOT_MISSING),
        (situation(3, known=3, empty=True), HoldReason.ROOT_EMPTY),
        (situation(0, known=0, empty=True), None),
        (situation(1, device=8), HoldReason.OTHER_DEVICE),
        (situation(0, device=8), None),  # moved to another disk with everything on it
        (situation(1, device=0), None),  # a file system without a lasting number
        (situation(1, known_device=0), None),
    ],
)
def test_when_removals_are_held_back(now: Situation, reason: HoldReason | None) -> None:
    assert judge(now, LIMITS) == (Hold(reason, now.vanished) if reason else None)


def test_a_device_that_was_never_learned_is_no_other_one() -> None:
    assert judge(Situation(True, False, 7, None, 10, 1), LIMITS) is None


def test_the_root_is_looked_at(tmp_path: Path) -> None:
    root = tmp_path / "drive"
    assert not look_at_root(root).exists
    root.mkdir()
    state = look_at_root(root)
    assert (state.exists, state.is_empty, state.error) == (True, True, "")
    assert state.device == look_at_root(tmp_path).device
    (root / "lost+found").mkdir()
    (root / "Thumbs.db").write_text("")
    assert look_at_root(root).is_empty
    (root / "a").mkdir()
    assert not look_at_root(root).is_empty
    assert not look_at_root(root / "Thumbs.db").exists


def test_a_root_that_cannot_be_listed_does_not_count_as_there() -> None:
    with open_folder() as root:
        (root / "drive").mkdir(mode=0o700)
        state = as_nobody(lambda: look_at_root(root / "drive"))
    assert (state.exists, state.error) == (False, "Permission denied")


def test_file_systems_have_different_devices(tmp_path: Path) -> None:
    assert look_at_root(Path("/proc")).device != look_at_root(tmp_path).device
