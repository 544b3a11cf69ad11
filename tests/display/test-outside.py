# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in somebody else's file: addresses that lead somewhere, and words that look like markup."""
import os
import subprocess
import tempfile
from pathlib import Path

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
PICTURES = os.environ.get("STANDPOINT_PICTURES")
FOLDER = Path(tempfile.mkdtemp(prefix="standpoint-outside-"))
OPENED = FOLDER / "opened"
SCHEMES = ["http", "https", "mailto", "file", "ftp", "javascript", "doi"]
FOLLOWED = {
    "Web": ("https://example.org/minutes?day=1", "https://example.org/minutes?day=1"),
    "Identifier": ("doi:10.1000/182", "https://doi.org/10.1000/182"),
    "Letter": ("mailto:office@example.org", "mailto:office@example.org"),
}
NOT_FOLLOWED = {
    "Script": "javascript:alert(1)",
    "Passwords": "file:///etc/passwd",
    "Upload": "ftp://example.org/x",
    "Words": "second shelf on the left",
}
WILD = "<b>&amp; <span foreground='red'>Council</span> & \\\"<"


def picture(desk, name):
    if PICTURES:
        desk.picture(os.path.join(PICTURES, name + ".png"))


def install_recorder():
    """A program that takes every kind of address and writes down what it was called with."""
    program = FOLDER / "recorder"
    program.write_text(f'#!/bin/sh\necho "$1" >>{OPENED}\n')
    program.chmod(0o700)
    kinds = [f"x-scheme-handler/{scheme}" for scheme in SCHEMES]
    applications = Path(os.environ["XDG_DATA_HOME"], "applications")
    applications.mkdir(parents=True, exist_ok=True)
    (applications / "recorder.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Recorder\nExec={program} %u\nMimeType={';'.join(kinds)};\n")
    Path(os.environ["XDG_CONFIG_HOME"], "mimeapps.list").write_text(
        "[Default Applications]\n" + "".join(f"{kind}=recorder.desktop\n" for kind in kinds))


def read_opened():
    return OPENED.read_text().split() if OPENED.exists() else []


def make_project(name, tables):
    path = FOLDER / (name + ".standpoint")
    environment = dict(os.environ, XDG_STATE_HOME=str(FOLDER / "elsewhere"))
    subprocess.run([COMMAND, "new", path, "--title", name.capitalize()], check=True, capture_output=True, env=environment)
    for table, rows in tables.items():
        file = FOLDER / (table + ".csv")
        file.write_text(rows, encoding="utf-8")
        subprocess.run([COMMAND, "import", path, file], check=True, capture_output=True, env=environment)
    return str(path)


def look_for(desk, title):
    """Finds a source by its title, as a person does, and has it in the inspector."""
    desk.press("ctrl+k")
    entry = wait_for(lambda: desk.look("text", "Search", partly=True) or desk.find_focused(), "the search")
    desk.enter_text(entry, title)
    desk.find("label", title, partly=True)
    desk.press("Return")
    wait_for(lambda: (node := desk.look("text", "Title")) and desk.get_text(node) == title, f"{title} in the inspector")


def addresses_open_on_a_click_if_they_are_of_a_known_kind():
    install_recorder()
    rows = [f"{title},{address[0]}" for title, address in FOLLOWED.items()]
    rows += [f"{title},{address}" for title, address in NOT_FOLLOWED.items()]
    path = make_project("links", {"sources": "title,address\n" + "\n".join(rows) + "\n"})
    desk = Desk(PROGRAM, path, errors=str(FOLDER / "links.log"))
    desk.find("page tab", "Sources")
    for title in NOT_FOLLOWED:
        look_for(desk, title)
        assert desk.look("button", "Open the Address") is None, title
    picture(desk, "address-not-followed")
    for title in FOLLOWED:
        look_for(desk, title)
        desk.find("button", "Open the Address")
    picture(desk, "address-followed")
    assert read_opened() == []

    for number, (title, (_, leads_to)) in enumerate(FOLLOWED.items(), 1):
        look_for(desk, title)
        desk.do("button", "Open the Address")
        wait_for(lambda: len(read_opened()) == number, f"{leads_to} to be opened")
        assert read_opened()[-1] == leads_to, read_opened()
    desk.close()
    desk.check_errors()


def words_are_shown_as_they_are():
    quoted = '"' + WILD.replace('"', '""') + '"'
    path = make_project("words", {
        "project": f"title,description\n{quoted},{quoted}\n",
        "sources": f"title,author,text\n{quoted},{quoted},{quoted}\n",
        "actors": f"name,kind,role,note,tags\n{quoted},organisation,{quoted},{quoted},\nHarbour,person,,,\n",
        "issues": f"name,question,tags\n{quoted},{quoted},\n",
        "statements": f"actor,issue,stance,quote,note,date\n{quoted},{quoted},-2,{quoted},{quoted},2025-01-02\n"
                      f"{quoted},{quoted},2,{quoted},{quoted},2025-02-02\n",
        "links": f"from,to,kind,note\n{quoted},Harbour,{quoted},{quoted}\n",
    })
    desk = Desk(PROGRAM, path, errors=str(FOLDER / "words.log"))
    desk.find("label", WILD, partly=True)
    for page in range(1, 6):
        desk.press(f"alt+{page}")
        picture(desk, f"wild-words-{page}")
    desk.find("label", WILD, partly=True)
    desk.press("ctrl+k")
    desk.enter_text(desk.find_focused(), "Council")
    desk.find("label", WILD, partly=True)
    desk.press("Return")
    desk.press("ctrl+shift+a")
    dialog = desk.find("dialog", "Add Actor")
    desk.enter_text(desk.find("text", "Name", dialog), WILD)
    picture(desk, "wild-words-name-taken")
    desk.press("Escape", "ctrl+h")
    desk.find(None, "History")
    desk.press("Escape")
    desk.close()
    desk.check_errors()


report([addresses_open_on_a_click_if_they_are_of_a_known_kind, words_are_shown_as_they_are])
