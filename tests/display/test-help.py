# SPDX-License-Identifier: GPL-3.0-or-later
"""Help is asked for in a dialog, on a page and where nothing shows web pages, and opens at what was asked about."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = Path(tempfile.mkdtemp(prefix="standpoint-help-"))
ASKED = FOLDER / "asked"
APPLICATIONS = Path(os.environ["XDG_DATA_HOME"], "applications")


def lay_out_help():
    (FOLDER / "help" / "C").mkdir(parents=True)
    shutil.copy(os.environ["STANDPOINT_HELP_PAGE"], FOLDER / "help" / "C" / "help.html")
    os.environ["STANDPOINT_HELP"] = str(FOLDER / "help")


def install_reader():
    """What shows web pages here writes down which."""
    reader = FOLDER / "reader"
    reader.write_text(f"#!/bin/sh\necho \"$1\" >>{ASKED}\n")
    reader.chmod(0o755)
    APPLICATIONS.mkdir(parents=True)
    (APPLICATIONS / "reader.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Reader\nExec={reader} %u\nMimeType=text/html;\n")
    Path(os.environ["XDG_CONFIG_HOME"], "mimeapps.list").write_text("[Default Applications]\ntext/html=reader.desktop\n")


def open_project(name):
    path = FOLDER / f"{name}.standpoint"
    subprocess.run([COMMAND, "new", path, "--title", name], check=True, capture_output=True)
    rows = FOLDER / "rows.csv"
    rows.write_text("actor,issue,stance\nCouncil,Bridge toll,2\n")
    subprocess.run([COMMAND, "import", path, rows], check=True, capture_output=True)
    return Desk(PROGRAM, str(path), errors=str(FOLDER / f"{name}.log"))


def expect(place):
    page = (FOLDER / "help" / "C" / "help.html").as_uri()
    wait_for(lambda: ASKED.exists() and ASKED.read_text() == f"{page}#{place}\n", f"the help on {place}")
    assert f'id="{place}"' in (FOLDER / "help" / "C" / "help.html").read_text(), f"{place} is not in the help"
    ASKED.unlink()


def a_dialog_opens_its_own_page():
    desk = open_project("Dialog")
    desk.press("ctrl+e")
    dialog = desk.find("dialog", "Export Picture")
    desk.press("F1")
    expect("export")
    desk.do("button", "Help", dialog)
    expect("export")
    desk.press("Escape")
    desk.find_gone("dialog", "Export Picture")
    desk.press("ctrl+comma")
    desk.find("dialog", "Preferences")
    desk.press("F1")
    expect("preferences")
    desk.press("Escape")
    desk.find_gone("dialog", "Preferences")
    desk.close()
    desk.check_errors()


def a_page_opens_its_own_page():
    desk = open_project("Page")
    desk.press("alt+5")
    desk.press("ctrl+f")
    desk.find("entry", "Search the statements")
    desk.press("F1")
    expect("statements")
    desk.press("alt+2")
    desk.do("toggle button", "What to Show")
    desk.find("text", "As of (year-month-day, empty for all)")
    desk.press("F1")
    expect("show")
    desk.press("Escape")
    desk.close()
    desk.check_errors()


def without_a_browser_it_is_said_in_words():
    (APPLICATIONS / "reader.desktop").unlink()
    desk = open_project("Words")
    desk.press("F1")
    message = desk.find(None, "The Help Was Not Opened")
    desk.find("label", str(FOLDER / "help" / "C" / "help.html"), message, partly=True)
    desk.press("Escape")
    desk.close()


lay_out_help()
install_reader()
report([a_dialog_opens_its_own_page, a_page_opens_its_own_page, without_a_browser_it_is_said_in_words])
