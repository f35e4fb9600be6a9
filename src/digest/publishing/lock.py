"""Keeps two builds from writing at once. The operating system holds the locks, so that they end with the process,
however that ends: none is ever stale. A lock file only says who holds it.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digest.foundation.codes import BUILD_RUNNING
from digest.foundation.diagnostics import Diagnostic, Span, report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# File systems without locks, or without locks for folders, such as some network shares: a build goes on without one.
_LOCKLESS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EBADF, errno.EINVAL})
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        os.lseek(number, 1 << 30, os.SEEK_SET)  # reading locked bytes fails: lock one beyond those that say who
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        os.lseek(number, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold_folder(folder: Path) -> Iterator[Diagnostic | None]:
    """Hold a folder while the block runs, or give the diagnostic that somebody else does.

    It is made if it is missing, and taken away again if it stays empty. Nothing is written into it, so that a build
    that changes nothing leaves even the folder's time as it is; only Windows, which cannot lock folders, needs a file.
    Raises OSError.
    """
    with _made(folder):
        if sys.platform == "win32":
            with hold_file(folder / ".digest-lock") as held:
                yield held
            return
        number = os.open(folder, os.O_RDONLY)
        try:
            yield None if _try(number) else _refusal(folder, "")
        finally:
            os.close(number)


@contextmanager
def hold_file(file: Path) -> Iterator[Diagnostic | None]:
    """Hold the lock that a file carries while the block runs, or give the diagnostic that says who holds it.

    The file and missing folders around it are made, and taken away again. Raises OSError.
    """
    with _made(file.parent):
        number = _open_locked(file)
        if number is None:
            yield _refusal(file.parent, _holder(file))
            return
        try:
            os.ftruncate(number, 0)
            os.write(number, f"{os.getpid()} {socket.gethostname()}\n".encode())
            yield None
        finally:
            _release(file, number)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for each in missing:
            with suppress(OSError):  # it was not made, or is in use now
                each.rmdir()


def _try(number: int) -> bool:
    """Take the lock of an open file if nobody has it."""
    try:
        _lock(number)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _LOCKLESS:
            raise
    return True


def _open_locked(file: Path) -> int | None:
    """Return the number of the opened, locked file, or None if another process holds it."""
    while True:
        try:
            number = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # the last holder took the folder away in this moment
            file.parent.mkdir(parents=True, exist_ok=True)
            continue
        if not _try(number):
            os.close(number)
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(number), file.stat()):
                return number
        os.close(number)  # the last holder deleted it before this lock was given: a lock on nothing


def _release(file: Path, number: int) -> None:
    """Delete the file while its lock is still held, so that nobody else's is deleted; then let go."""
    with suppress(OSError):
        if os.name != "nt":
            file.unlink()
    os.close(number)
    with suppress(OSError):
        if os.name == "nt":  # where an open file cannot be deleted
            file.unlink()


def _holder(file: Path) -> str:
    """Return who holds a lock file, as far as it says so."""
    try:
        process, _, host = file.read_text("utf-8").strip().partition(" ")
    except (OSError, UnicodeDecodeError):
        return ""
    return f"process {process} on {host}" if process and host else ""


def _refusal(folder: Path, holder: str) -> Diagnostic:
    message = f"another build is running here: {holder or 'another process'}"
    hint = "wait until it is done, then build again; this build changed nothing"
    return report(BUILD_RUNNING, message, Span(str(folder)), hint=hint)
