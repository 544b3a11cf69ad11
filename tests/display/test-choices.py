# SPDX-License-Identifier: GPL-3.0-or-later
"""What to show in the matrix and in the diagram: chosen and told by keyboard and accessibility tree alone."""
import os
import subprocess
import tempfile

from desk import Desk, Missing, report

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-choices-")

TABLES = {
    "actors.csv": "name,kind,influence,speaks_for\nCouncil,organisation,80,\nMayor,person,,Council\nFishers,group,20,\n"
                  "Anglers,group,,\nPilots,group,50,\n",
    "issues.csv": "name\nBridge toll\nNight trains\n",
    "statements.csv": "actor,issue,stance\nCouncil,Bridge toll,2\nMayor,Night trains,2\nFishers,Bridge toll,-2\n"
                      "Anglers,Bridge toll,-1\nPilots,Bridge toll,2\n",
}


def open_project(name):
    path = os.path.join(FOLDER, name + ".standpoint")
    subprocess.run([COMMAND, "new", path, "--title", "Town"], check=True, stdout=subprocess.DEVNULL)
    for table, text in TABLES.items():
        source = os.path.join(FOLDER, table)
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run([COMMAND, "import", path, source], check=True, stdout=subprocess.DEVNULL)
    desk = Desk(PROGRAM, path, errors=os.path.join(FOLDER, name + ".log"))
    desk.find(None, "Council, Bridge toll: strongly support, 1 statement")
    return desk


def end(desk):
    desk.close()
    desk.check_errors()


def go_to(desk, row):
    """Goes with Tab until a row has the keyboard."""
    for _ in range(60):
        if desk.find_focused().get_name() == row:
            return
        desk.press("Tab")
    raise Missing(f"“{row}” cannot be reached by keyboard")


def choose(desk, row, item, *keys):
    """Opens a row of choices, and chooses by keys."""
    go_to(desk, row)
    desk.press("Return")
    desk.find("label", item)
    desk.press(*keys, "Return")


def switch(desk, row):
    """Turns a switch on or off."""
    go_to(desk, row)
    desk.press("Return")


def groups_and_margins_of_the_matrix_are_told():
    desk = open_project("matrix")
    desk.do("toggle button", "What to Show")
    choose(desk, "Groups of Actors", "Bloc", "Down", "Down")
    desk.find(None, "Pilots, Bloc 1")
    desk.find(None, "Anglers, Bloc 2")
    switch(desk, "Beside the Table")
    desk.find(None, "Pilots, Bloc 1, 1 statement, 1.1 steps from the centre")
    desk.press("Escape", "ctrl+z")
    desk.find(None, "Pilots, Bloc 1")
    end(desk)


def speakers_are_folded_in():
    desk = open_project("folded")
    desk.find(None, "Mayor, speaks for Council")
    desk.do("toggle button", "What to Show")
    switch(desk, "Together with Speakers")
    desk.find(None, "Council, Night trains: strongly support, 1 statement")
    switch(desk, "Fold Speakers")
    desk.find_gone(None, "Mayor, speaks for Council")
    desk.press("Escape")
    end(desk)


def nodes_stand_along_an_issue_and_by_bloc():
    desk = open_project("diagram")
    desk.press("alt+3")
    desk.find(None, "Pilots, group, influence 50 of 100")
    desk.do("toggle button", "What to Show")
    choose(desk, "Stand Along", "Bridge toll", "Down")
    desk.find(None, "Pilots, group, influence 50 of 100, Bridge toll: strongly support")
    choose(desk, "Colour", "Bloc", "Down")
    desk.find(None, "Pilots, group, influence 50 of 100, Bloc 1, Bridge toll: strongly support")
    desk.press("Escape", "ctrl+z", "ctrl+z")
    desk.find(None, "Pilots, group, influence 50 of 100")
    end(desk)


def what_igraph_would_find_is_said_to_be_missing():
    os.environ["LD_PRELOAD"] = os.environ["STANDPOINT_WITHOUT_IGRAPH"]
    desk = open_project("without-igraph")
    del os.environ["LD_PRELOAD"]
    desk.do("toggle button", "What to Show")
    choose(desk, "Groups of Actors", "Bloc", "Down", "Down")
    desk.press("Escape")
    desk.find("label", "Blocs could not be found. This needs igraph", partly=True)
    desk.press("alt+3")
    desk.find(None, "Pilots, group, influence 50 of 100")
    layout = desk.find("combo box", "Automatic")
    desk.do("toggle button", "Automatic", layout)
    desk.find("list item", "Fruchterman–Reingold", layout)
    desk.press("Down", "Down", "Down", "Return")
    desk.find("label", "The Picture Could Not Be Drawn")
    layout = desk.find("combo box", "Fruchterman–Reingold")
    desk.do("toggle button", "Fruchterman–Reingold", layout)
    desk.find("list item", "Camps", layout)
    desk.press("Up", "Return")
    desk.find(None, "Pilots, group, influence 50 of 100")
    end(desk)


def entries_of_menus_and_lists_have_names():
    desk = open_project("names")
    desk.click_on("toggle button", "Main Menu")
    desk.find("menu item", "Save As…", desk.find("menu", "Main Menu"))
    desk.press("Escape")
    desk.find_gone("menu item", "Save As…")
    desk.click_on("table cell", "Council, Bridge toll: strongly support, 1 statement")
    desk.press("Menu")
    desk.find("menu item", "Edit Issue")
    desk.press("Escape")
    desk.find_gone("menu item", "Edit Issue")
    order = desk.find("combo box", "By Hand")
    desk.do("toggle button", "By Hand", order)
    desk.find("list item", "Influence", order)
    desk.press("Escape")
    desk.find_gone("list item", "Influence", order)
    desk.do("toggle button", "What to Show")
    go_to(desk, "Groups of Actors")
    desk.press("Return")
    desk.find("list item", "Bloc")
    desk.press("Escape", "Escape")
    end(desk)


report([groups_and_margins_of_the_matrix_are_told, speakers_are_folded_in, nodes_stand_along_an_issue_and_by_bloc,
        what_igraph_would_find_is_said_to_be_missing, entries_of_menus_and_lists_have_names])
