# SPDX-License-Identifier: GPL-3.0-or-later
"""The inspector comes when there is something to see or to edit in it, and takes no room while there is nothing."""
import os
import shutil
import tempfile

from desk import Atspi, Desk, report, wait_for, walk

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-inspector-")
CELL = "Volodymyr Zelensky, Territorial concessions by Ukraine: strongly oppose, 1 statement"


def begin(name):
    project = os.path.join(FOLDER, name + ".standpoint")
    shutil.copy(os.path.join(os.environ["STANDPOINT_EXAMPLES"], "berlin.standpoint"), project)
    desk = Desk(PROGRAM, project, errors=os.path.join(FOLDER, name + ".log"))
    desk.find("table cell", CELL)
    return desk


def end(desk):
    desk.close()
    desk.check_errors()


def is_open(desk):
    return desk.look("toggle button", "Show the Inspector").get_state_set().contains(Atspi.StateType.PRESSED)


def wait_until(desk, opened):
    wait_for(lambda: is_open(desk) == opened, "the inspector" if opened else "the end of the inspector")


def pick(desk, name):
    """With the mouse, in the list beside the pages."""
    desk.click_on("label", name, desk.find("list", "Actors, issues or sources"))
    wait_for(lambda: any(n.get_name() == name and n.get_state_set().contains(Atspi.StateType.SELECTED)
                         for n in walk(desk.application)), f"{name} to be selected")


def it_comes_to_edit_and_goes_with_the_selection():
    desk = begin("edit")
    assert not is_open(desk)
    desk.click_on("table cell", CELL)
    desk.find("label", "Evidence", partly=True)
    assert not is_open(desk)
    desk.press("Return")
    wait_until(desk, True)
    desk.click_on("table cell", CELL)
    desk.press("Escape")
    wait_until(desk, False)
    end(desk)


def a_list_beside_another_page_opens_it():
    desk = begin("list")
    desk.press("alt+5")
    desk.find("toggle button", "Contradictions")
    desk.do("radio button", "Actors")
    pick(desk, "Ukraine")
    wait_until(desk, True)
    desk.press("F8")
    wait_until(desk, False)
    pick(desk, "Russia")
    assert not is_open(desk), "it was closed, and came back unasked"
    end(desk)


def who_opens_it_keeps_it():
    desk = begin("kept")
    desk.press("F8")
    desk.find("label", "Select an actor", partly=True)
    desk.click_on("table cell", CELL)
    desk.find("label", "Volodymyr Zelensky: Territorial concessions by Ukraine")
    desk.press("Escape")
    desk.find("label", "Select an actor", partly=True)
    end(desk)


def closing_it_leads_back_to_the_page():
    desk = begin("focus")
    desk.click_on("table cell", CELL)
    desk.press("F2")
    wait_until(desk, True)
    desk.find_focus_on("text", "Actor")
    desk.press("F8")
    wait_until(desk, False)
    wait_for(lambda: desk.find_focused().get_role_name() == "table", "the focus on the matrix")
    end(desk)


report([it_comes_to_edit_and_goes_with_the_selection, a_list_beside_another_page_opens_it, who_opens_it_keeps_it,
        closing_it_leads_back_to_the_page])
