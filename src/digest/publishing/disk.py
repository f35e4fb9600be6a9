"""Every way in which the output folder is changed, each a method, so that tests can hand in a disk that fails or dies
at any one of them. Knows nothing of sites.
"""

from __future__ import annotations

import errno
import os
import shutil

BESIDE = ".digest-new-"  # before the name of a file that is being carried over from another file system


class Disk:
    """The real disk. Paths are strings: with 13,000 files, pathlib is half of the time. Every method may raise
    OSError."""

    def write(self, path: str, data: bytes, *, sync: bool = False) -> None:
        """Write a new file. With `sync`, it is on the disk itself when this returns."""
        with open(path, "wb") as file:  # noqa: PTH123  (see above)
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())

    def replace(self, source: str, target: str) -> None:
        """Put a file in the place of another one, or of none, in one instant; across file systems, too."""
        try:
            os.replace(source, target)  # noqa: PTH105  (likewise)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._carry(source, target)

    def _carry(self, source: str, target: str) -> None:
        """Copy to the target's own file system first: only there is a rename possible."""
        folder, name = os.path.split(target)
        beside = os.path.join(folder, BESIDE + name)  # noqa: PTH118  (likewise)
        try:
            shutil.copyfile(source, beside)
            os.replace(beside, target)  # noqa: PTH105  (likewise)
        except OSError:
            self._forget(beside)
            raise
        os.unlink(source)  # noqa: PTH108  (likewise)

    def _forget(self, path: str) -> None:
        if os.path.lexists(path):
            os.unlink(path)  # noqa: PTH108  (likewise)

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        """Make a folder and those around it, where they are missing."""
        os.makedirs(path, mode, exist_ok=True)  # noqa: PTH103  (likewise)

    def remove(self, path: str) -> None:
        """Delete a file or a link, if it is there."""
        if os.path.lexists(path):
            os.unlink(path)  # noqa: PTH108  (likewise)

    def remove_folder(self, path: str) -> bool:
        """Delete an empty folder, if it is there. One with something in it is left, and False returned."""
        try:
            os.rmdir(path)  # noqa: PTH106  (likewise)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return True

    def clear(self, path: str) -> None:
        """Delete a folder of digest's own with everything in it, as far as that is possible."""
        shutil.rmtree(path, ignore_errors=True)

    def sync_folder(self, path: str) -> None:
        """Make sure that the names in a folder are on the disk itself, where a system offers that."""
        if os.name == "nt":  # Windows opens no folders
            return
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems cannot
                raise
        finally:
            os.close(number)


DISK = Disk()
