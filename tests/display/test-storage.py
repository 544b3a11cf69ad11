# SPDX-License-Identifier: GPL-3.0-or-later
"""A crash, a file that somebody else wrote, another copy to merge, and the history, as a user meets them."""
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
PICTURES = os.environ.get("STANDPOINT_PICTURES")
FOLDER = tempfile.mkdtemp(prefix="standpoint-storage-")


def run(*words, elsewhere=False):
    """The command line; ELSEWHERE as on another computer, which shares nothing but the file."""
    environment = dict(os.environ)
    if elsewhere:
        environment["XDG_STATE_HOME"] = os.path.join(FOLDER, "elsewhere")
    return subprocess.run([COMMAND, *words], check=True, capture_output=True, text=True, env=environment).stdout


def import_rows(path, table, elsewhere=False):
    rows = os.path.join(FOLDER, "rows.csv")
    with open(rows, "w", encoding="utf-8") as file:
        file.write(table)
    run("import", path, rows, elsewhere=elsewhere)


def make_project(name):
    path = os.path.join(FOLDER, name + ".standpoint")
    run("new", path, "--title", name.capitalize(), elsewhere=True)
    import_rows(path, "name,kind,role\nCouncil,organisation,Owner\n", elsewhere=True)
    return path


def read_actors(path):
    tables = tempfile.mkdtemp(dir=FOLDER)
    run("tables", path, "--out", tables, elsewhere=True)
    with open(os.path.join(tables, "actors.csv"), encoding="utf-8") as file:
        return file.read()


running = []


def open_project(name, *arguments):
    """One program at a time: a second one would hand its file to the first."""
    for process in running:
        process.kill()
        process.wait()
    desk = Desk(PROGRAM, *arguments, errors=os.path.join(FOLDER, name + ".log"))
    running[:] = [desk.process]
    return desk


def picture(desk, name):
    if PICTURES:
        desk.picture(os.path.join(PICTURES, name + ".png"))


def stop(desk):
    """Whatever is left of it: what was written is on the disk."""
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()
    desk.check_errors()


def a_crash_loses_nothing():
    desk = open_project("crash")
    desk.do("button", "New Project")
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    stop(desk)

    desk = open_project("crash-again")
    desk.find("label", "Unsaved Work", partly=True)
    picture(desk, "recovery")
    while "Untitled" not in desk.find_focused().get_name():
        desk.press("Tab")
    desk.press("Return")
    desk.find("page tab", "Matrix")
    desk.find("label", "Harbour office", partly=True)
    stop(desk)


def change_outside(name):
    path = make_project(name)
    desk = open_project(name, path)
    desk.find("page tab", "Matrix")
    import_rows(path, "name,kind\nFerry line,organisation\n", elsewhere=True)
    desk.add_actor("Harbour office")
    desk.press("ctrl+s")
    desk.find("label", "The File Was Changed Outside", partly=True)
    picture(desk, "changed-outside")
    assert "Harbour office" not in read_actors(path)
    return desk, path


def changed_outside_keep_both():
    desk, path = change_outside("both")
    desk.do("button", "Keep Both…")
    dialog = desk.find(None, "Save Under Another Name")
    own = os.path.join(FOLDER, "own.standpoint")
    desk.enter_text(desk.find("text", None, dialog), own)
    desk.press("Return")
    wait_for(lambda: os.path.exists(own), "the second file")
    stop(desk)
    assert "Ferry line" in read_actors(path) and "Harbour office" not in read_actors(path)
    assert "Harbour office" in read_actors(own)


def changed_outside_reload():
    desk, path = change_outside("reload")
    desk.do("button", "Reload")
    desk.find("label", "Ferry line", partly=True)
    assert desk.look("label", "Harbour office", partly=True) is None
    desk.press("ctrl+h")
    history = desk.find(None, "History")
    desk.find("label", "Changed outside", history, partly=True)
    desk.find("label", "Add actor “Harbour office”", history, partly=True)
    picture(desk, "history")
    desk.press("Escape")
    desk.find_gone(None, "History")
    desk.press("ctrl+z")
    desk.find("label", "Harbour office", partly=True)
    desk.process.kill()


def changed_outside_replace():
    desk, path = change_outside("replace")
    desk.do("button", "Replace")
    wait_for(lambda: "Harbour office" in read_actors(path), "the file with our version")
    stop(desk)
    assert "Ferry line" not in read_actors(path)


def merges_another_copy():
    path = make_project("merge")
    desk = open_project("merge", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in read_actors(path), "the saved file")
    other = os.path.join(FOLDER, "other.standpoint")
    shutil.copy(path, other)
    import_rows(other, "name,kind,role\nCouncil,organisation,Landlord\nFerry line,organisation,\n", elsewhere=True)
    stop(desk)
    import_rows(path, "name,kind,role\nCouncil,organisation,Tenant\n")

    desk = open_project("merge-again", path)
    desk.find("page tab", "Matrix")
    desk.do("toggle button", "Main Menu")
    desk.find("menu", "Main Menu")
    desk.press("m")
    dialog = desk.find(None, "Merge With Another Copy of the Project")
    desk.press("ctrl+l")
    desk.enter_text(desk.find("text", None, dialog), other)
    desk.do("button", "Open", dialog)
    desk.find("label", "Landlord", partly=True)
    picture(desk, "merge")
    desk.do("button", "All From Other")
    desk.find("label", "All conflicts decided", partly=True)
    picture(desk, "merge-decided")
    desk.do("button", "Merge")
    desk.find("label", "Ferry line", partly=True)
    picture(desk, "merged")
    desk.press("ctrl+s")
    wait_for(lambda: "Landlord" in read_actors(path), "the merged file")
    desk.press("ctrl+z")
    desk.press("ctrl+s")
    wait_for(lambda: "Tenant" in read_actors(path), "the file without the merge")
    stop(desk)


def walk_to(desk, words):
    """With the keyboard, to a row that shows these words."""
    while words not in desk.find_focused().get_name():
        desk.press("Tab")


def a_crash_before_saving_loses_nothing():
    path = make_project("unsaved")
    desk = open_project("unsaved", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    stop(desk)
    assert "Harbour office" not in read_actors(path)

    # The file itself is opened again, not the list: what was not saved is there all the same, and so is undo.
    desk = open_project("unsaved-again", path)
    desk.find("label", "Harbour office", partly=True)
    desk.press("ctrl+z")
    desk.find_gone("label", "Harbour office")
    desk.press("ctrl+shift+z")
    desk.find("label", "Harbour office", partly=True)
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in read_actors(path), "the saved file")
    stop(desk)


def recovery_tells_time_and_last_edit():
    path = make_project("recovery")
    desk = open_project("recovery", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Ferry line")
    stop(desk)

    desk = open_project("recovery-again")
    desk.find("label", "Unsaved Work", partly=True)
    desk.find("label", "Add actor “Ferry line”", partly=True)
    picture(desk, "recovery-of-a-file")
    walk_to(desk, "Recovery")
    desk.press("Return")
    desk.find("label", "Ferry line", partly=True)
    desk.press("ctrl+s")
    wait_for(lambda: "Ferry line" in read_actors(path), "the saved file")
    stop(desk)


def walk_to_version(desk):
    def is_version():
        row = desk.find_focused()
        return row.get_role_name() == "list item" and "Add actor" not in row.get_name()
    while not is_version():
        desk.press("Tab")


def find_window(desk, words):
    for index in range(desk.application.get_child_count()):
        window = desk.application.get_child_at_index(index)
        if desk.look("label", words, window, partly=True):
            return window
    return None


def opens_a_saved_version():
    path = make_project("versions")
    desk = open_project("versions", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in read_actors(path), "the saved file")
    desk.add_actor("Ferry line")
    desk.press("ctrl+s")
    wait_for(lambda: "Ferry line" in read_actors(path), "the file saved again")
    desk.press("ctrl+h")
    history = desk.find(None, "History")
    desk.find("label", "Saved Versions", history, partly=True)
    picture(desk, "history-versions")
    # The older of the two is the last row; edits have a check mark or a subtitle, versions nothing but their time.
    walk_to_version(desk)
    desk.press("Down", "Return")
    wait_for(lambda: desk.application.get_child_count() == 2, "a second window")
    own = wait_for(lambda: find_window(desk, "not saved to a file yet"), "the window of the version")
    desk.find("label", "Harbour office", own, partly=True)
    assert desk.look("label", "Ferry line", own, partly=True) is None
    picture(desk, "version-opened")
    stop(desk)
    assert "Ferry line" in read_actors(path)


def forgets_the_history():
    path = make_project("forget")
    desk = open_project("forget", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in read_actors(path), "the saved file")
    desk.press("ctrl+h")
    history = desk.find(None, "History")
    desk.do("button", "Forget…", history)
    question = desk.find(None, "Forget the History?")
    picture(desk, "forget")
    desk.do("button", "Forget", question)
    desk.find("label", "Nothing Done Yet", partly=True)
    picture(desk, "forgotten")
    desk.press("Escape")
    desk.find_gone(None, "History")
    desk.press("ctrl+z")
    desk.find("label", "Harbour office", partly=True)
    stop(desk)


def the_same_file_twice():
    path = make_project("twice")
    desk = open_project("twice", path)
    desk.find("page tab", "Matrix")
    subprocess.run([PROGRAM, os.path.join(FOLDER, ".", "twice.standpoint")], check=True)
    assert desk.application.get_child_count() == 1
    link = os.path.join(FOLDER, "link.standpoint")
    os.symlink(path, link)
    subprocess.run([PROGRAM, link], check=True)
    assert desk.application.get_child_count() == 1
    stop(desk)


def has_working_copy(path):
    """Each notes for which file it is."""
    origins = Path(os.environ["XDG_STATE_HOME"], "standpoint", "working-copies").glob("*/origin")
    return any(origin.read_text().endswith(os.path.basename(path)) for origin in origins)


def a_file_that_another_program_has():
    path = make_project("elsewhere")
    other = subprocess.Popen(["dbus-run-session", "--", PROGRAM, path], start_new_session=True,
                             stderr=subprocess.DEVNULL, env=dict(os.environ, GTK_A11Y="none"))
    wait_for(lambda: has_working_copy(path), "the other program")
    desk = open_project("elsewhere", path)
    desk.find("label", "The project is open in another window or program.", partly=True)
    picture(desk, "in-use")
    os.killpg(other.pid, signal.SIGKILL)
    other.wait()
    stop(desk)


def saves_by_itself_and_on_closing():
    path = make_project("autosave")
    desk = open_project("autosave", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    wait_for(lambda: "Harbour office" in read_actors(path), "the file saved by itself")
    desk.add_actor("Ferry line")
    desk.close()
    assert "Ferry line" in read_actors(path)
    desk.check_errors()


def asks_on_closing_when_it_does_not_save_by_itself():
    path = make_project("asks")
    desk = open_project("asks", path)
    desk.find("page tab", "Matrix")
    desk.press("ctrl+comma")
    preferences = desk.find(None, "Preferences")
    desk.find("label", "Save automatically", preferences, partly=True)
    walk_to(desk, "Save automatically")
    desk.press("space")
    desk.press("Escape")
    desk.find_gone(None, "Preferences")
    desk.add_actor("Harbour office")
    desk.press("ctrl+q")
    question = desk.find(None, "Save Changes?")
    picture(desk, "asks-on-closing")
    desk.do("button", "Cancel", question)
    desk.find_gone(None, "Save Changes?")
    desk.find("label", "Harbour office", partly=True)
    desk.press("ctrl+q")
    desk.do("button", "Discard", desk.find(None, "Save Changes?"))
    desk.process.wait()
    assert "Harbour office" not in read_actors(path)
    desk.check_errors()


def saves_a_copy_that_tells_nothing_of_the_edits():
    path = make_project("original")
    desk = open_project("original", path)
    desk.find("page tab", "Matrix")
    desk.add_actor("Harbour office")
    desk.press("ctrl+s")
    wait_for(lambda: "Harbour office" in read_actors(path), "the saved file")
    desk.do("toggle button", "Main Menu")
    desk.find("menu", "Main Menu")
    desk.press("c")
    dialog = desk.find(None, "Save a Copy")
    copy = os.path.join(FOLDER, "shared.standpoint")
    desk.enter_text(desk.find("text", None, dialog), copy)
    desk.press("Return")
    desk.find("label", "Copy saved", partly=True)
    assert "Harbour office" in read_actors(copy)
    assert b"Add actor" in Path(path).read_bytes() and b"Add actor" not in Path(copy).read_bytes()
    stop(desk)


report([a_crash_loses_nothing, a_crash_before_saving_loses_nothing, recovery_tells_time_and_last_edit,
        changed_outside_keep_both, changed_outside_reload, changed_outside_replace, merges_another_copy,
        opens_a_saved_version, forgets_the_history, the_same_file_twice, a_file_that_another_program_has,
        saves_by_itself_and_on_closing, asks_on_closing_when_it_does_not_save_by_itself,
        saves_a_copy_that_tells_nothing_of_the_edits])
