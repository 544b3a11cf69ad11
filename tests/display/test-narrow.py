# SPDX-License-Identifier: GPL-3.0-or-later
"""In the narrowest window, of whose 360 pixels a border takes ten, every dialog has room: GTK warns where one has not."""
import os
import shutil
import subprocess
import tempfile

from desk import Desk, report, wait_for, walk

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-narrow-")
KEYS = ["ctrl+shift+a", "ctrl+shift+i", "ctrl+shift+o", "ctrl+shift+t", "ctrl+shift+l", "ctrl+e", "ctrl+h", "ctrl+k",
        "ctrl+comma", "ctrl+question"]


def show_about():
    """The end of the main menu lies below the screen."""
    subprocess.run(["gdbus", "call", "--session", "--dest", "io.github.standpoint.Standpoint", "--object-path",
                    "/io/github/standpoint/Standpoint", "--method", "org.gtk.Actions.Activate", "about", "[]", "{}"],
                   check=True, capture_output=True)


def begin():
    project = os.path.join(FOLDER, "berlin.standpoint")
    shutil.copy(os.path.join(os.environ["STANDPOINT_EXAMPLES"], "berlin.standpoint"), project)
    desk = Desk(PROGRAM, project, errors=os.path.join(FOLDER, "errors.log"))
    window = wait_for(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(desk.process.pid)],
                                             capture_output=True, text=True, check=False).stdout.split(), "the window")[-1]
    subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, "360", "720"], check=True)
    return desk


def has_dialog(desk):
    return any(node.get_role_name() == "dialog" for node in walk(desk.application))


def look(desk, name):
    wait_for(lambda: has_dialog(desk), f"the dialog of {name}")
    errors = desk.read_errors().strip()
    assert not errors, f"{name}: {errors}"
    desk.press("Escape")
    wait_for(lambda: not has_dialog(desk), f"the end of the dialog of {name}")


def dialogs_have_room():
    desk = begin()
    desk.find("toggle button", "Main Menu")
    for keys in KEYS:
        desk.press(keys)
        look(desk, keys)
    desk.pick_from_menu("Project")
    look(desk, "Project")
    show_about()
    look(desk, "app.about")
    desk.check_errors()
    desk.close()


report([dialogs_have_room])
