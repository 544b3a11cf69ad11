# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of every page and dialog of the window with the example open: tour.py FOLDER WIDTH HEIGHT.

It is no test: somebody has to look at the pictures. tools/tour runs it in every style.
"""
import os
import shutil
import subprocess
import sys
import tempfile

from desk import Atspi, Desk, Missing, wait_for, walk

FOLDER, WIDTH, HEIGHT = sys.argv[1], sys.argv[2], sys.argv[3]
PAGES = ["sources", "matrix", "diagram", "charts", "statements", "insights"]
DIALOGS = {"add-actor": "ctrl+shift+a", "add-issue": "ctrl+shift+i", "add-source": "ctrl+shift+o",
           "add-statement": "ctrl+shift+t", "add-link": "ctrl+shift+l", "export": "ctrl+e", "history": "ctrl+h",
           "search": "ctrl+k", "preferences": "ctrl+comma", "shortcuts": "ctrl+question"}


def settle(path):
    """Until two pictures after each other are the same: no animation, no drawing under way."""
    def is_still():
        before = subprocess.run(["import", "-window", "root", "rgb:-"], check=True, capture_output=True).stdout
        subprocess.run(["import", "-window", "root", path], check=True)
        after = subprocess.run(["import", "-window", "root", "rgb:-"], check=True, capture_output=True).stdout
        return before == after
    wait_for(is_still, "the end of all movement")


def has_dialog(desk):
    return any(node.get_role_name() == "dialog" for node in walk(desk.application))


class Tour:
    def __init__(self, desk):
        self.desk = desk
        self.number = 0

    def keep(self, name):
        self.number += 1
        settle(os.path.join(FOLDER, f"{self.number:02}-{name}.png"))

    def resize(self):
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.desk.process.pid)],
                                check=True, capture_output=True, text=True).stdout.split()[-1]
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, WIDTH, HEIGHT,
                        "mousemove", str(int(WIDTH) - 1), str(int(HEIGHT) - 1)], check=True)

    def show_pages(self):
        for number, page in enumerate(PAGES, 1):
            self.desk.press(f"alt+{number}")
            self.keep(page)

    def show_dialogs(self):
        self.desk.press("alt+2")
        for name, key in DIALOGS.items():
            self.desk.press(key)
            wait_for(lambda: has_dialog(self.desk), name)
            self.keep(name)
            self.desk.press("Escape")
            wait_for(lambda: not has_dialog(self.desk), f"the end of {name}")

    def show_coding(self):
        self.desk.press("alt+1", "ctrl+Home", "Down", "Down", "Return", "Return")
        self.keep("coding")
        self.desk.press("alt+l")
        self.keep("coding-link")
        self.desk.press("Escape", "Escape")

    def show_sides(self):
        """Both side panes, which are folded where there is little room."""
        self.desk.press("alt+2", "Down", "Right")
        self.keep("cell")
        self.desk.press("F8")
        self.keep("inspector")
        self.desk.press("F8", "F9")
        self.keep("list")
        self.desk.press("F9")


def main():
    os.makedirs(FOLDER, exist_ok=True)
    project = os.path.join(tempfile.mkdtemp(), "berlin.standpoint")
    shutil.copy(os.path.join(os.environ["STANDPOINT_EXAMPLES"], "berlin.standpoint"), project)
    desk = Desk(os.environ["STANDPOINT_PROGRAM"], errors=os.path.join(FOLDER, "errors.log"))
    Tour(desk).resize()
    settle(os.path.join(FOLDER, "00-welcome.png"))
    desk.process.kill()
    desk.process.wait()

    desk = Desk(os.environ["STANDPOINT_PROGRAM"], project, errors=os.path.join(FOLDER, "errors.log"))
    wait_for(lambda: any(node.get_role() == Atspi.Role.TABLE_CELL for node in walk(desk.application)), "the matrix")
    tour = Tour(desk)
    tour.resize()
    for part in (tour.show_pages, tour.show_dialogs, tour.show_coding, tour.show_sides):
        try:
            part()
        except Missing as missing:
            print(f"{FOLDER}: {str(missing).splitlines()[0]}", file=sys.stderr)
    desk.process.kill()
    desk.check_errors()


main()
