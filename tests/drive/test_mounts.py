from pathlib import Path

import pytest

from indexer.drive.mounts import FileSystem, file_system, file_system_in

# Lines as Linux writes them in /proc/self/mountinfo: with none, one and two optional fields before the lone dash.
LINES = rb"""
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
22 21 0:21 / /proc rw,nosuid - proc proc rw
40 21 0:44 / /mnt/chung rw,relatime shared:12 master:3 - cifs //fs01/chung rw,vers=3.1.1,cache=strict,uid=0
41 21 0:45 / /mnt/chung\040m\303\241y\134x rw - nfs4 fs02:/export rw,vers=4.2
42 21 0:46 / /srv/sshfs rw - fuse.sshfs u@h:/ rw
43 21 8:17 / /srv/usb rw - fuseblk /dev/sdb1 rw
44 40 8:33 / /mnt/chung/local rw - xfs /dev/sdc1 rw
45 21 0:50 / /srv/over rw - ext4 /dev/sdd1 rw
46 45 0:51 / /srv/over rw - smb3 //fs01/over rw
47 21 0:52 / /srv/vm rw - 9p share rw,trans=virtio
48 21 0:53 / /srv/auto rw - autofs /etc/auto.misc rw
broken line
""".replace(rb"\303\241", "á".encode()).splitlines()


@pytest.mark.parametrize(
    ("path", "kind", "is_network"),
    [
        ("/home/a", "ext4", False),
        ("/mnt/chung", "cifs", True),
        ("/mnt/chung/Phòng A/x.docx", "cifs", True),
        ("/mnt/chung2", "ext4", False),
        ("/mnt/chung/local/x", "xfs", False),
        ("/mnt/chung máy\\x/a", "nfs4", True),
        ("/srv/sshfs/a", "fuse.sshfs", True),
        ("/srv/usb/a", "fuseblk", False),
        ("/srv/over/a", "smb3", True),
        ("/srv/vm/a", "9p", True),
        ("/proc", "proc", False),
    ],
)
def test_the_innermost_and_latest_mount_that_holds_the_path(path: str, kind: str, is_network: bool) -> None:
    assert file_system_in(LINES, path.encode()) == FileSystem(kind, is_network)


def test_nothing_known_is_a_local_file_system_without_a_name() -> None:
    assert file_system_in([], b"/a") == FileSystem("", False)


def test_the_real_table_is_read_through_links(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc/self")
    assert file_system(tmp_path / "link") == FileSystem("proc", False)
    assert file_system(tmp_path / "not/yet/there") == file_system(tmp_path)
    assert file_system(tmp_path).kind not in ("", "proc")
