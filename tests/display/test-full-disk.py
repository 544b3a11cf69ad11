# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk without room, as a user meets it: the one of the file, and the one of the working copy."""
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
PICTURES = os.environ.get("STANDPOINT_PICTURES")
ON_DISK = [sys.executable, __file__, "--on-disk"]
MS_NOSUID, MS_NODEV, MS_REC, MS_PRIVATE = 1 << 1, 1 << 2, 1 << 14, 1 << 18      # of linux/mount.h
FOLDER = os.environ.setdefault("STANDPOINT_FULL_DISK", tempfile.mkdtemp(prefix="standpoint-full-"))
DISK = os.path.join(FOLDER, "disk")
os.makedirs(DISK, exist_ok=True)


def mount(kind, place, flags, data):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"disk", place.encode(), kind, flags, data) != 0:
        raise OSError(ctypes.get_errno(), "a disk cannot be mounted")


def run_on_disk(size, file, *command):
    """Becomes a program that alone sees a small disk in memory, with a copy of the file on it."""
    user, group = os.geteuid(), os.getegid()
    os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNS)
    for name, words in (("uid_map", f"{user} {user} 1"), ("setgroups", "deny"), ("gid_map", f"{group} {group} 1")):
        with open("/proc/self/" + name, "w", encoding="ascii") as map_file:
            map_file.write(words)
    mount(None, "/", MS_REC | MS_PRIVATE, None)
    mount(b"tmpfs", DISK, MS_NOSUID | MS_NODEV, f"size={size},mode=700".encode())
    shutil.copy(file, os.path.join(DISK, "harbour.standpoint"))
    os.execvp(command[0], command)


def can_mount():
    return subprocess.run([*ON_DISK, "1m", make_project(), "true"], capture_output=True).returncode == 0


def make_project():
    path = os.path.join(FOLDER, "harbour.standpoint")
    if not os.path.exists(path):
        environment = dict(os.environ, XDG_STATE_HOME=os.path.join(FOLDER, "elsewhere"))
        subprocess.run([COMMAND, "new", path, "--title", "Harbour"], check=True, capture_output=True, env=environment)
    return path


class FullDisk:
    """The disk as the program sees it."""

    def __init__(self, process):
        self.place = f"/proc/{process.pid}/root{DISK}"
        self.filler = os.path.join(self.place, "filler")

    def fill(self):
        """To the last block, as a download does that grows."""
        with open(self.filler, "ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass

    def make_room(self):
        os.unlink(self.filler)

    def read_actors(self):
        copy = os.path.join(FOLDER, "copy.standpoint")
        shutil.copy(os.path.join(self.place, "harbour.standpoint"), copy)
        tables = tempfile.mkdtemp(dir=FOLDER)
        environment = dict(os.environ, XDG_STATE_HOME=os.path.join(FOLDER, "elsewhere"))
        subprocess.run([COMMAND, "tables", copy, "--out", tables], check=True, capture_output=True, env=environment)
        with open(os.path.join(tables, "actors.csv"), encoding="utf-8") as file:
            return file.read()


def open_on_small_disk(name, size, environment):
    file = os.path.join(DISK, "harbour.standpoint")
    words = ["env", *environment, PROGRAM, file]
    desk = Desk(*ON_DISK, size, make_project(), *words, errors=os.path.join(FOLDER, name + ".log"))
    desk.find("page tab", "Matrix")
    return desk, FullDisk(desk.process)


def picture(desk, name):
    if PICTURES:
        desk.picture(os.path.join(PICTURES, name + ".png"))


def the_file_has_no_room():
    desk, disk = open_on_small_disk("file", "1m", [])
    desk.add_actor("Harbour office")
    disk.fill()
    desk.press("ctrl+s")
    desk.find("label", "There is no space left on the drive. Make room and try again.", partly=True)
    desk.find("label", "Harbour office", partly=True)
    picture(desk, "full-disk-of-the-file")
    assert "Harbour office" not in disk.read_actors()

    disk.make_room()
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in disk.read_actors(), "the saved file")
    desk.find_gone("label", "There is no space left on the drive. Make room and try again.")
    desk.check_errors()
    desk.close()


def the_working_copy_has_no_room():
    desk, disk = open_on_small_disk("working-copy", "4m", ["XDG_STATE_HOME=" + os.path.join(DISK, "state")])
    desk.add_actor("Harbour office")
    disk.fill()
    desk.press("ctrl+shift+a")
    dialog = desk.find("dialog", "Add Actor")
    desk.enter_text(desk.find("text", "Name", dialog), "Ferry line")
    desk.press("ctrl+Return")
    desk.find("label", "There is no space left where the working copy is kept.", partly=True)
    picture(desk, "full-disk-of-the-working-copy")

    # What was typed stands in the dialog still.
    disk.make_room()
    desk.press("ctrl+Return")
    desk.find_gone("dialog", "Add Actor")
    desk.press("ctrl+s")
    wait_for(lambda: "Ferry line" in disk.read_actors(), "the saved file")
    assert "Harbour office" in disk.read_actors()
    desk.check_errors()
    desk.close()


if sys.argv[1:2] == ["--on-disk"]:
    run_on_disk(*sys.argv[2:])
if not can_mount():
    print("1..0 # SKIP no disk can be mounted here")
    sys.exit(0)
report([the_file_has_no_room, the_working_copy_has_no_room])
