# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that are made when they are first shown: they know what happened before, and can be used without being shown."""
import os
import shutil
import subprocess
import tempfile

from desk import Atspi, Desk, report, wait_for, walk

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
EXAMPLE = os.path.join(os.environ["STANDPOINT_EXAMPLES"], "berlin.standpoint")
FOLDER = tempfile.mkdtemp(prefix="standpoint-pages-")


def open_example(name):
    path = os.path.join(FOLDER, name + ".standpoint")
    shutil.copy(EXAMPLE, path)
    desk = Desk(PROGRAM, path, errors=os.path.join(FOLDER, name + ".log"))
    desk.find("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    return desk


def end(desk):
    desk.close()
    desk.check_errors()


def search(desk, words, found):
    desk.press("ctrl+k")
    desk.enter_text(desk.find_focused(), words)
    desk.find("label", found, desk.find("list", "Found"), partly=True)
    desk.press("Return")
    desk.find_gone("list", "Found")


def wait_for_selected(desk, role, name, page):
    """Something of a role that is selected on a page."""
    def look():
        return any(node.get_role_name() == role and name in node.get_name()
                   and node.get_state_set().contains(Atspi.StateType.SELECTED) for node in walk(desk.find("panel", page)))
    wait_for(look, f"{role} “{name}”, selected,")


def a_page_knows_what_was_selected():
    """An actor is selected before the diagram is seen, a statement before the sources are."""
    desk = open_example("selected")
    search(desk, "Peskov", "Dmitry Peskov")
    desk.find("text", "Name")
    desk.press("alt+3")
    wait_for_selected(desk, "option pane", "Dmitry Peskov, ", "Diagram")
    search(desk, "undecided, which is not neutral", "Dmitry Peskov")
    wait_for_selected(desk, "table row", "Dmitry Peskov", "Statements")
    desk.press("alt+1")
    text = desk.find_focus_on("text", "Text of the source")
    wait_for(lambda: Atspi.Text.get_caret_offset(text) > 0, "the caret at the words of the statement")
    end(desk)


def what_is_selected_in_one_picture_is_selected_in_the_others():
    """Whether they were seen before or not."""
    desk = open_example("pictures")
    for key in ("alt+3", "alt+2"):
        desk.press(key)
    desk.click_on("table cell", "Dmitry Peskov, Security guarantees for Ukraine", partly=True)
    desk.find("label", "Dmitry Peskov")
    desk.press("alt+3")
    wait_for_selected(desk, "option pane", "Dmitry Peskov, ", "Diagram")
    desk.press("alt+2")
    desk.click_on("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    desk.find("label", "Volodymyr Zelensky")
    desk.press("alt+3")
    wait_for_selected(desk, "option pane", "Volodymyr Zelensky, ", "Diagram")
    end(desk)


def the_wheel_scrolls_and_with_a_key_it_zooms():
    desk = open_example("wheel")
    desk.press("alt+2", "ctrl+1")
    cell = desk.find("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    desk.find("button", "100 %")
    top = desk.locate(cell)[1]
    desk.scroll(cell, 1)
    wait_for(lambda: desk.locate(cell)[1] < top, "the picture to be scrolled")
    subprocess.run(["xdotool", "keydown", "ctrl"], check=True)
    desk.scroll(cell, -2)
    subprocess.run(["xdotool", "keyup", "ctrl"], check=True)
    desk.find("button", "132 %")
    end(desk)


def the_keyboard_goes_through_the_evidence():
    """From the picture to the date, past every quote and into its source."""
    desk = open_example("evidence")
    desk.click_on("table cell", "Volodymyr Zelensky, Territorial concessions", partly=True)
    desk.find("label", "The answer that Zelensky reported", partly=True)
    slider = desk.find("slider", "Date of the pictures")
    passed = []
    while not slider.get_state_set().contains(Atspi.StateType.FOCUSED):
        before = desk.find_focused()
        passed.append(before.get_name())
        desk.press("Tab")
        wait_for(lambda: desk.find_focused() != before, "the focus to move")
    assert any(name.startswith("Berlin talks: guarantees") for name in passed[1:]), passed
    end(desk)


def a_page_takes_the_focus():
    """By its key, whatever had the focus before, the first time as later."""
    desk = open_example("focus")
    for page in ("Insights", "Statements", "Sources", "Charts", "Diagram", "Matrix", "Insights", "Sources"):
        names = ["Sources", "Matrix", "Diagram", "Charts", "Statements", "Insights"]
        desk.press(f"alt+{names.index(page) + 1}")
        panel = desk.find("panel", page)

        def is_inside(panel=panel):
            node = desk.find_focused()
            while node and node != panel:
                node = node.get_parent()
            return node is not None
        wait_for(is_inside, f"the focus on the page {page}")
    end(desk)


def pictures_that_were_not_seen_are_exported():
    desk = open_example("exported")
    desk.press("alt+5")
    desk.find("table row", "Volodymyr Zelensky", partly=True)
    desk.press("ctrl+e")
    desk.find("button", "Export…")
    desk.press("Escape")
    desk.find_gone("button", "Export…")
    desk.export(os.path.join(FOLDER, "picture.pdf"))
    end(desk)


report([a_page_knows_what_was_selected, what_is_selected_in_one_picture_is_selected_in_the_others,
        the_wheel_scrolls_and_with_a_key_it_zooms, the_keyboard_goes_through_the_evidence, a_page_takes_the_focus,
        pictures_that_were_not_seen_are_exported])
