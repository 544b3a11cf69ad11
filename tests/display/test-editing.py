# SPDX-License-Identifier: GPL-3.0-or-later
"""A project is begun, filled, undone, redone, saved and opened again, by keyboard and accessibility tree alone."""
import json
import os
import subprocess
import tempfile

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-editing-")
THUMBNAILS = os.path.join(os.environ["XDG_CACHE_HOME"], "standpoint", "thumbnails")
EDITS = ["Add actor “Council”", "Add actor “Harbour office”", "Add issue “Bridge toll”",
         "Add statement “Council: Bridge toll”", "Add link “Council pressures Harbour office”"]


def ask(command, path):
    """What the command line says of a project."""
    done = subprocess.run([COMMAND, command, path, "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def count(path):
    rows = ask("info", path)
    return [rows["actors"], rows["issues"], rows["statements"], rows["links"]]


def begin(name):
    desk = Desk(PROGRAM, errors=os.path.join(FOLDER, name + ".log"))
    desk.do("button", "New Project")
    desk.find("label", "No Sources")
    desk.press("alt+2")
    desk.find(None, "No Actors Yet")
    return desk


def end(desk):
    desk.close()
    desk.check_errors()


def fill(desk):
    desk.add_actor("Council")
    desk.add_actor("Harbour office")
    desk.press("ctrl+shift+i")
    desk.enter_text(desk.find("text", "Name", desk.find("dialog", "Add Issue")), "Bridge toll")
    desk.press("ctrl+Return")
    desk.find_gone("dialog", "Add Issue")

    desk.press("ctrl+shift+t")
    dialog = desk.find("dialog", "Add Statement")
    desk.enter_text(desk.find("text", "Actor", dialog), "Council")
    desk.enter_text(desk.find("text", "Issue", dialog), "Bridge toll")
    desk.switch_on("strongly oppose", dialog)
    desk.press("ctrl+Return")
    desk.find_gone("dialog", "Add Statement")

    desk.press("ctrl+shift+l")
    dialog = desk.find("dialog", "Add Link")
    desk.enter_text(desk.find("text", "From", dialog), "Council")
    desk.enter_text(desk.find("text", "To", dialog), "Harbour office")
    desk.enter_text(desk.find("text", "Kind", dialog), "pressures")
    desk.press("ctrl+Return")
    desk.find_gone("dialog", "Add Link")


def adds_undoes_redoes_saves_and_reopens():
    path = os.path.join(FOLDER, "harbour.standpoint")
    desk = begin("adds")
    fill(desk)
    desk.find("table cell", "Council, Bridge toll: strongly oppose, 1 statement")
    for _ in range(5):
        desk.press("ctrl+z")
    desk.find(None, "No Actors Yet")
    for _ in range(5):
        desk.press("ctrl+shift+z")
    desk.find("table cell", "Council, Bridge toll: strongly oppose, 1 statement")
    desk.save(path)
    end(desk)
    assert count(path) == [2, 1, 1, 1], count(path)

    desk = Desk(PROGRAM, path, errors=os.path.join(FOLDER, "reopens.log"))
    desk.find("table cell", "Council, Bridge toll: strongly oppose, 1 statement")
    desk.press("ctrl+h")
    history = desk.find(None, "History")
    for label in EDITS:
        desk.find("label", label, history, partly=True)
    desk.press("Escape")
    desk.find_gone(None, "History")
    desk.press("ctrl+z")
    desk.press("ctrl+s")
    wait_for(lambda: count(path) == [2, 1, 1, 0], "a file without the link")
    end(desk)


def finds_what_was_entered():
    desk = Desk(PROGRAM, os.path.join(FOLDER, "harbour.standpoint"), errors=os.path.join(FOLDER, "finds.log"))
    desk.find("table cell", "Council, Bridge toll: strongly oppose, 1 statement")
    desk.press("ctrl+k")
    entry = desk.find_focused()
    desk.enter_text(entry, "council")
    desk.find("label", "Council: Bridge toll", partly=True)
    desk.press("Escape")
    desk.press("ctrl+k")
    desk.enter_text(desk.find_focused(), "harbour")
    desk.find("label", "Harbour office", partly=True)
    desk.press("Return")
    desk.find("text", "Name")
    end(desk)


def searches_everywhere_by_keys():
    desk = Desk(PROGRAM, os.path.join(FOLDER, "harbour.standpoint"), errors=os.path.join(FOLDER, "searches.log"))
    desk.find("table cell", "Council, Bridge toll: strongly oppose, 1 statement")
    desk.press("ctrl+k")
    entry = desk.find_focused()
    desk.enter_text(entry, "no such words")
    desk.find("label", "Nothing Found")
    desk.press("Return")
    desk.enter_text(entry, "council")
    desk.find("label", "Council: Bridge toll", partly=True)
    desk.press("Down", "Return")
    desk.find_gone("list", "Found")
    desk.find("label", "Council: Bridge toll")
    desk.find("page tab", "Statements")
    end(desk)


def recent_projects_have_pictures():
    path = os.path.join(FOLDER, "harbour.standpoint")
    assert len(os.listdir(THUMBNAILS)) == 1, os.listdir(THUMBNAILS)
    desk = Desk(PROGRAM, errors=os.path.join(FOLDER, "recent.log"))
    desk.find("label", path)
    desk.find("button", "Remove from the List")
    desk.process.kill()
    desk.process.wait()

    os.rename(path, path + ".elsewhere")
    desk = Desk(PROGRAM, errors=os.path.join(FOLDER, "missing.log"))
    desk.find("label", "Moved or deleted", partly=True)
    desk.do("button", "Remove from the List")
    desk.find_gone("label", "Recent Projects")
    assert os.listdir(THUMBNAILS) == [], os.listdir(THUMBNAILS)
    desk.check_errors()
    desk.process.kill()
    desk.process.wait()


def large_projects_have_pictures_too():
    """Also those that were not saved here."""
    path = os.path.join(FOLDER, "large.standpoint")
    rows = os.path.join(FOLDER, "large.csv")
    with open(rows, "w", encoding="utf-8") as table:
        table.write("actor,issue,stance\n")
        table.writelines(f"Household {i},Toll {j},{(i // 100 + j) % 5 - 2}\n" for i in range(500) for j in range(4))
    subprocess.run([COMMAND, "new", path, "--title", "Large"], check=True, capture_output=True)
    subprocess.run([COMMAND, "import", path, rows], check=True, capture_output=True)
    desk = Desk(PROGRAM, path, errors=os.path.join(FOLDER, "large.log"))
    desk.find("page tab", "Matrix")
    end(desk)
    pictures = os.listdir(THUMBNAILS)
    assert len(pictures) == 1, pictures
    colours = subprocess.run(["convert", os.path.join(THUMBNAILS, pictures[0]), "-format", "%k", "info:"], check=True,
                             capture_output=True, text=True).stdout
    assert int(colours) >= 6, f"five stances on paper have {colours} colours"


report([adds_undoes_redoes_saves_and_reopens, finds_what_was_entered, searches_everywhere_by_keys,
        recent_projects_have_pictures, large_projects_have_pictures_too])
