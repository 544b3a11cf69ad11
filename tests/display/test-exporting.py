# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures on their way into files: what is there already, what cannot be written, and titles that are no names."""
import os
import shutil
import subprocess
import tempfile

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
EXAMPLE = os.path.join(os.environ["STANDPOINT_EXAMPLES"], "berlin.standpoint")
FOLDER = tempfile.mkdtemp(prefix="standpoint-exporting-")


def open_project(name, title=None):
    path = os.path.join(FOLDER, name + ".standpoint")
    if title:
        subprocess.run([COMMAND, "new", path, "--title", title], check=True, capture_output=True)
    else:
        shutil.copy(EXAMPLE, path)
    os.mkdir(os.path.join(FOLDER, name))
    return Desk(PROGRAM, path, errors=os.path.join(FOLDER, name + ".log")), os.path.join(FOLDER, name)


def end(desk):
    desk.close()
    desk.check_errors()


def write_to(desk, path):
    """In the dialog of export, which is open."""
    desk.do("button", "Export…")
    desk.enter_text(desk.find("text", None, desk.find_window("Export Picture")), path)
    desk.press("Return")


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def further_pages_replace_nothing_unasked():
    """A picture of several pages has a file for each; those that are there already belong to somebody."""
    desk, folder = open_project("pages")
    first, second = (os.path.join(folder, name) for name in ("a.svg", "a-2.svg"))
    with open(second, "w", encoding="utf-8") as file:
        file.write("mine")
    desk.find("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    desk.press("ctrl+e")
    desk.do("radio button", "SVG")
    write_to(desk, first)
    desk.do("button", "Cancel", desk.find("alert", "Replace Files?"))
    desk.find_gone("alert", "Replace Files?")
    assert not os.path.exists(first) and read(second) == "mine"
    write_to(desk, first)
    desk.do("button", "Replace", desk.find("alert", "Replace Files?"))
    desk.find_gone("button", "Export…")
    assert read(first).startswith("<?xml")
    end(desk)


def what_cannot_be_written_is_said():
    """In a folder in which nobody can make a file; the dialog stays, for another one."""
    desk, folder = open_project("refused")
    desk.find("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    desk.press("ctrl+e")
    write_to(desk, "/proc/picture.pdf")
    desk.find("label", "could not be written", partly=True)
    write_to(desk, os.path.join(folder, "picture.pdf"))
    desk.find_gone("button", "Export…")
    assert os.listdir(folder) == ["picture.pdf"]
    end(desk)


def a_title_becomes_a_name():
    """Of a length that file systems take, and not hidden."""
    desk, folder = open_project("title", "..." + "long/" * 100)
    desk.press("alt+2")
    desk.press("ctrl+e")
    desk.do("button", "Export…")
    text = desk.find("text", None, desk.find_window("Export Picture"))
    name = wait_for(lambda: desk.get_text(text), "a name")
    assert name.startswith("long-long-") and name.endswith(" - Matrix.pdf") and len(name) < 200, name
    desk.enter_text(text, os.path.join(folder, name))
    desk.press("Return")
    wait_for(lambda: os.listdir(folder) == [name], "the file")
    end(desk)


report([further_pages_replace_nothing_unasked, what_cannot_be_written_is_said, a_title_becomes_a_name])
