# SPDX-License-Identifier: GPL-3.0-or-later
"""A researcher at the desk: drives the real window through the accessibility tree, the keyboard and the mouse.

Everything waits for what it needs to see, with a deadline that only a hang reaches; nothing depends on speed.
"""
import contextlib
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = float(os.environ.get("STANDPOINT_DEADLINE", "60"))
STEP = 0.02
STILL = 4       # as often has a thing to be seen at the same place
BORDER = 13     # about as much the boxes of things miss, in pixels


class Missing(AssertionError):
    """What a step needed was not there."""


def wait_for(look, what):
    """Looks again and again until there is something to see."""
    end = time.monotonic() + DEADLINE
    while True:
        try:
            seen = look()
        except GLib.Error:          # the thing went away while it was looked at
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Missing(f"{what} did not come")
        time.sleep(STEP)


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING)


def walk(node):
    """All that is shown below a node, as a screen reader reaches it."""
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and is_shown(child):
            yield child
            yield from walk(child)


def describe(node, depth=0):
    """The tree in words, for a failing test."""
    lines = []
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and is_shown(child):
            lines.append("  " * depth + f"{child.get_role_name()} “{child.get_name()}”")
            lines.extend(describe(child, depth + 1))
    return lines


class Desk:
    """One running program."""

    def __init__(self, program, *arguments, errors="errors.log"):
        self.errors = errors
        with open(errors, "ab") as log:
            self.process = subprocess.Popen([program, *arguments], stderr=log)
        self.application = wait_for(self._find_application, "the window")
        wait_for(lambda: any(True for _ in walk(self.application)), "the first frame")

    def _find_application(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}:\n{self.read_errors()}")
        Atspi.Accessible.clear_cache(Atspi.get_desktop(0))
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid and application.get_child_count() > 0:
                return application
        return None

    def read_errors(self):
        with open(self.errors, encoding="utf-8", errors="replace") as log:
            return log.read()

    def look(self, role, name, below=None, partly=False):
        """The first shown thing of a role and a name, or None."""
        for node in walk(below or self.application):
            if role and node.get_role_name() != role:
                continue
            if name is not None and (name not in node.get_name() if partly else node.get_name() != name):
                continue
            return node
        return None

    def find(self, role, name, below=None, partly=False):
        """The same, once it is there."""
        try:
            return wait_for(lambda: self.look(role, name, below, partly), f"{role} “{name}”")
        except Missing as missing:
            raise Missing(f"{missing}\n" + "\n".join(describe(self.application))) from None

    def find_window(self, name):
        """A window of its own beside the main one: a dialog for files."""
        def look():
            windows = [self.application.get_child_at_index(n) for n in range(self.application.get_child_count())]
            return next((window for window in windows if window and window.get_name() == name), None)
        return wait_for(look, f"the window “{name}”")

    def find_gone(self, role, name, below=None):
        """Waits until a thing is no longer shown."""
        wait_for(lambda: self.look(role, name, below) is None, f"the end of {role} “{name}”")

    def do(self, role, name, below=None, partly=False):
        """Presses a button, a menu entry, a row: what assistive technology calls its action."""
        node = self.find(role, name, below, partly)
        wait_for(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{name} to be usable")
        if not node.get_action_iface() or not Atspi.Action.do_action(node, 0):
            raise Missing(f"{role} “{name}” has no action")
        return node

    def switch_on(self, name, below=None):
        """Presses a toggle button and waits until it is down: GTK shows the press for a moment first."""
        node = self.do("toggle button", name, below)
        wait_for(lambda: node.get_state_set().contains(Atspi.StateType.PRESSED), f"“{name}” to be pressed")

    def press(self, *keys):
        """Keys and chords by name: "ctrl+s", "Tab"."""
        if not keys:
            return
        subprocess.run(["xdotool", "key", "--delay", "12", *keys], check=True)

    def type(self, words):
        """Types words on a keyboard; what it has no key for by its number in Unicode."""
        for part in re.split("([^ -~])", words):
            if len(part) == 1 and not " " <= part <= "~":
                self.press("ctrl+shift+u", *f"{ord(part):x}", "space")
            elif part:
                subprocess.run(["xdotool", "type", "--delay", "6", part], check=True)

    def click(self, x, y, button=1, times=1):
        """Clicks at a place of the window."""
        subprocess.run(["xdotool", "mousemove", str(round(x)), str(round(y)),
                        "click", "--repeat", str(times), "--delay", "60", str(button)], check=True)

    def locate(self, node):
        """Where a thing stands on the screen, within a few pixels: its box is told without borders and shadows."""
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return box.x + BORDER, box.y + BORDER, box.width, box.height

    def point(self, node):
        """The middle of a thing, once it stands still: panels slide in."""
        places = []

        def look():
            places.append(self.locate(node))
            return len(places) > STILL and len(set(places[-STILL:])) == 1
        wait_for(look, f"{node.get_name()} to stand still")
        x, y, width, height = places[-1]
        return x + width / 2, y + height / 2

    def click_on(self, role, name, below=None, partly=False, times=1):
        """Clicks on a thing that is shown."""
        node = self.find(role, name, below, partly)
        wait_for(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f"{name} to be usable")
        self.click(*self.point(node), times=times)
        return node

    def comes(self, look):
        """Whether there is something to see soon: for what may have missed and is tried again."""
        end = time.monotonic() + 2
        while not look():
            if time.monotonic() > end:
                return False
            time.sleep(STEP)
        return True

    def click_into(self, role, name, below=None):
        """Clicks three times into a field, which selects what is in it; a little lower where that missed."""
        node = self.find(role, name, below)
        for miss in (0, 7, 14, -7):
            x, y = self.point(node)
            self.click(x, y + miss, times=3)
            if self.comes(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED)):
                return node
        raise Missing(f"{role} “{name}” could not be clicked into")

    def list_windows(self):
        """Of the program: where they are and how large."""
        ids = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                             capture_output=True, text=True).stdout.split()
        for number in ids:
            words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number], capture_output=True, text=True).stdout
            values = dict(line.split("=") for line in words.split())
            if "HEIGHT" in values:
                yield [int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")]

    def find_in_popup(self, node, below):
        """The middle of a thing in a list that popped up from BELOW: its box is told by where the list is not."""
        windows = list(self.list_windows())
        x, y = self.point(node)
        above = node
        while above and above != below:
            box = Atspi.Component.get_extents(above, Atspi.CoordType.WINDOW)
            for left, top, width, height in windows:
                if (width, height) == (box.width, box.height):
                    return x + left - box.x, y + top - box.y
            above = above.get_parent()
        return None

    def click_in_popup(self, role, name, below):
        """Clicks on an entry of a list until the list is gone: it may have grown or shrunk meanwhile."""
        for _ in range(4):
            node = self.find(role, name, below)
            self.click(*wait_for(lambda: self.find_in_popup(node, below), f"the list with “{name}”"))
            if self.comes(lambda: not self.is_there(node, below)):
                return
        raise Missing(f"“{name}” could not be clicked on")

    def is_there(self, node, below):
        """Whether a thing is in a list that is open."""
        try:
            return self.find_in_popup(node, below) is not None
        except GLib.Error:
            return False

    def drag(self, start, end):
        """From one place to another with the button held, over a place between them as a hand does."""
        middle = [(a + b) / 2 for a, b in zip(start, end)]
        words = []
        for action, place in ((None, start), ("mousedown", middle), (None, end), ("mouseup", None)):
            words += [action, "1"] if action else []
            words += ["mousemove"] + [str(round(n)) for n in place] if place else []
        subprocess.run(["xdotool", *words], check=True)

    def see(self, x, y):
        """The colour of a place of the screen."""
        done = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{round(x)}+{round(y)}", "-depth", "8", "rgb:-"],
                              check=True, capture_output=True)
        return tuple(done.stdout[:3])

    def pick_from_menu(self, name):
        """Opens the main menu and clicks on one of its entries."""
        self.click_on("toggle button", "Main Menu")
        self.click_on("menu item", name, self.find("menu", "Main Menu"))
        self.find_gone("menu", "Main Menu")

    def scroll(self, node, clicks):
        """Turns the wheel over a thing: down, or up where negative."""
        x, y = self.point(node)
        self.click(x, y, button=5 if clicks > 0 else 4, times=abs(clicks))

    def find_focused(self):
        """What has the keyboard."""
        def look():
            for node in walk(self.application):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            return None
        return wait_for(look, "something with the focus")

    def find_focus_on(self, role, name, below=None):
        """Waits until the keyboard is at a thing."""
        node = self.find(role, name, below)
        wait_for(lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED), f"the focus on {role} “{name}”")
        return node

    def get_text(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def enter_text(self, node, words):
        """Puts words into an entry as an on-screen keyboard does."""
        Atspi.EditableText.set_text_contents(node, words)
        wait_for(lambda: self.get_text(node) == words, f"“{words}” in its entry")

    def add_actor(self, name):
        """By the dialog, with the keyboard."""
        self.press("ctrl+shift+a")
        dialog = self.find("dialog", "Add Actor")
        self.enter_text(self.find("text", "Name", dialog), name)
        self.press("ctrl+Return")
        self.find_gone("dialog", "Add Actor")

    def save(self, path):
        """To a file of a name, for the first time."""
        self.press("ctrl+s")
        dialog = self.find(None, "Save Project")
        self.enter_text(self.find("text", None, dialog), path)
        self.press("Return")
        wait_for(lambda: os.path.exists(path), "the file")
        self.find_gone(None, "Save Project")

    def export(self, path):
        """The picture on the page, as its dialog offers it."""
        self.press("ctrl+e")
        self.do("button", "Export…")
        self.enter_text(self.find("text", None, self.find_window("Export Picture")), path)
        self.press("Return")
        wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, "the exported picture")
        self.find_gone("button", "Export…")

    def check_errors(self):
        """Nothing that the program printed may be a warning."""
        errors = [line for line in self.read_errors().split("\n") if "CRITICAL" in line or "WARNING" in line]
        assert not errors, "\n".join(errors)

    def close(self):
        """Ends the program as its user does, and waits."""
        self.press("ctrl+q")
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise Missing("the program did not end:\n" + "\n".join(describe(self.application))) from None

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)


@contextlib.contextmanager
def copy_text(text, folder):
    """Another program has copied a text."""
    path = os.path.join(folder, "copied.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    other = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clipboard.py")
    with subprocess.Popen([sys.executable, other, path], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        try:
            yield
        finally:
            process.kill()


def report(tests):
    """Runs the tests as TAP, each in its own program; a warning or critical message fails one."""
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        words = test.__name__.replace("_", "-")
        try:
            test()
            print(f"ok {number} {words}", flush=True)
        except Exception as error:      # told in full, and the next test goes on
            failed += 1
            print(f"not ok {number} {words}", flush=True)
            for line in f"{type(error).__name__}: {error}".split("\n"):
                print(f"# {line}", flush=True)
            if os.environ.get("STANDPOINT_PICTURES"):
                subprocess.run(["import", "-window", "root", f"{os.environ['STANDPOINT_PICTURES']}/{words}.png"])
    sys.exit(1 if failed else 0)
