# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop starts the program through the session bus, by its name: with a new project, and with a file."""
import os
import subprocess
import tempfile
from pathlib import Path

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from desk import DEADLINE, Desk, report, wait_for  # noqa: E402

NAME = "io.github.standpoint.Standpoint"
PATH = "/io/github/standpoint/Standpoint"
PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-activation-")
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, arguments=None):
    answer = BUS.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, int(DEADLINE * 1000), None)
    return answer.unpack()


def ask_bus(method, arguments=None):
    return call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments)


def is_running():
    return ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))[0]


class Process:
    """A program that somebody else started."""

    def __init__(self):
        self.pid = ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))[0]

    def poll(self):
        return None

    def wait(self, deadline):
        wait_for(lambda: not is_running(), "the end of the program")


class ActivatedDesk(Desk):
    def __init__(self):
        self.errors = os.devnull
        self.process = Process()
        self.application = wait_for(self._find_application, "the window")


def install_service():
    folder = Path(os.environ["XDG_DATA_HOME"], "dbus-1", "services")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.service").write_text(f"[D-BUS Service]\nName={NAME}\nExec={PROGRAM} --gapplication-service\n")
    ask_bus("ReloadConfig")


def activate(method, arguments):
    assert not is_running()
    call(NAME, PATH, "org.freedesktop.Application", method, arguments)
    return ActivatedDesk()


def the_action_of_the_desktop_file_begins_a_project():
    text = (Path(__file__).parents[2] / "data" / f"{NAME}.desktop.in").read_text()
    action = text.split("\nActions=", 1)[1].split(";", 1)[0]
    desk = activate("ActivateAction", GLib.Variant("(sava{sv})", (action, [], {})))
    desk.find("page tab", "Matrix")
    desk.close()


def a_file_is_opened():
    path = Path(FOLDER, "harbour.standpoint")
    subprocess.run([COMMAND, "new", str(path), "--title", "Harbour"], check=True, capture_output=True)
    desk = activate("Open", GLib.Variant("(asa{sv})", ([path.as_uri()], {})))
    desk.find("frame", "Harbour", partly=True)
    desk.close()


install_service()
report([the_action_of_the_desktop_file_begins_a_project, a_file_is_opened])
