"""Files of the book are written whole, and copies of what may not be written to can be taken away."""

import stat
from pathlib import Path

from evenwicht.publish.files import copy_folder


def test_a_copy_of_a_read_only_folder_can_be_written_and_taken_away(tmp_path: Path) -> None:
    source = tmp_path / "data"
    (source / "deep").mkdir(parents=True)
    for name in ("one.csv", "deep/two.csv", "deep/all.zip"):
        (source / name).write_text(name, encoding="utf-8")
        (source / name).chmod(0o444)
    for folder in (source / "deep", source):
        folder.chmod(0o555)
    try:
        copy_folder(source, tmp_path / "copy", leave="*.zip")
    finally:
        for folder in (source, source / "deep"):
            folder.chmod(0o755)
    copied = sorted((tmp_path / "copy").rglob("*"))
    assert [path.relative_to(tmp_path / "copy").as_posix() for path in copied] == ["deep", "deep/two.csv", "one.csv"]
    assert all(path.stat().st_mode & stat.S_IWUSR for path in copied)
    assert (tmp_path / "copy" / "deep" / "two.csv").read_text(encoding="utf-8") == "deep/two.csv"
