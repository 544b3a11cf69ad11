# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the charts: chart, issue, evidence, saved view and undo, by keyboard and accessibility tree alone."""
import json
import os
import subprocess
import tempfile

from desk import Desk, report, wait_for

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-charts-")

TABLES = {
    "actors.csv": "name,kind,influence\nCouncil,organisation,80\nHarbour office,office,40\nFishers,group,\n",
    "issues.csv": "name,oppose_end,support_end,reference\nBridge toll,free,for all,50\nNight trains,none,hourly,\n",
    "statements.csv": "actor,issue,stance,qualifier,date,salience,quote\n"
                      "Council,Bridge toll,2,firm,2025-03-01,90,The toll has to come.\n"
                      "Harbour office,Bridge toll,-1,firm,2025-04,30,We would rather not.\n"
                      "Council,Night trains,1,conditional,2025-05-02,20,If the state pays.\n"
                      "Fishers,Night trains,,undecided,,,We have not met yet.\n",
}


def make_project(name):
    path = os.path.join(FOLDER, name + ".standpoint")
    subprocess.run([COMMAND, "new", path, "--title", "Town"], check=True, stdout=subprocess.DEVNULL)
    for table, text in TABLES.items():
        source = os.path.join(FOLDER, table)
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run([COMMAND, "import", path, source], check=True, stdout=subprocess.DEVNULL)
    return path


def open_charts(name):
    path = make_project(name)
    desk = Desk(PROGRAM, path, errors=os.path.join(FOLDER, name + ".log"))
    desk.find(None, "Council, Bridge toll: strongly support, 1 statement")
    desk.press("alt+4")
    desk.find(None, "Council, Bridge toll: strongly support, 1 statement, influence 80 of 100")
    return desk, path


def end(desk):
    desk.close()
    desk.check_errors()


def choose(desk, present, item, *keys):
    """Opens the drop-down that shows something, and chooses another of its items by keys."""
    box = desk.find("combo box", present)
    desk.do("toggle button", present, box)
    desk.find("label", item, box)
    desk.press(*keys, "Return")
    desk.find("combo box", item)


def count_views(path):
    """Which kinds of saved views the file has."""
    done = subprocess.run([COMMAND, "info", path, "--json"], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["views"]


def a_spectrum_tells_names_and_positions():
    desk, _ = open_charts("spectrum")
    desk.find(None, "Harbour office, Bridge toll: oppose, 1 statement, influence 40 of 100")
    desk.find(None, "Fishers, Bridge toll: nothing found")
    choose(desk, "Bridge toll", "Night trains", "Down", "Down")
    desk.find(None, "Fishers, Night trains: undecided, 1 statement")
    desk.press("ctrl+z")
    desk.find(None, "Fishers, Bridge toll: nothing found")
    desk.press("ctrl+e")
    desk.find("label", "Spectrum", desk.find("dialog", "Export Picture"))
    desk.press("Escape")
    desk.find_gone("dialog", "Export Picture")
    end(desk)


def a_mark_of_the_timeline_leads_to_its_words():
    desk, _ = open_charts("timeline")
    choose(desk, "Spectrum", "Timeline", "Home", "Down")
    desk.find(None, "Harbour office, Bridge toll: oppose, April 2025")
    desk.find(None, "Fishers, Night trains: undecided, no date")
    while desk.find_focused().get_role_name() != "list box":
        desk.press("Tab")
    desk.press("Right")
    desk.find("label", "We would rather not.", partly=True)
    desk.press("Left")
    desk.find("label", "The toll has to come.", partly=True)
    end(desk)


def the_grid_lists_the_unknown_apart():
    desk, path = open_charts("grid")
    choose(desk, "Spectrum", "Influence and Interest", "Home", "Down", "Down")
    desk.find(None, "Council, organisation, influence 80 of 100, interest 55 of 100")
    desk.find(None, "Fishers, group, influence unknown, interest unknown")
    desk.do("toggle button", "Saved Views")
    desk.enter_text(desk.find("text", "Save this picture as"), "Who matters")
    desk.press("Return")
    desk.press("Escape", "ctrl+s")
    wait_for(lambda: count_views(path) == 2, "the saved view in the file")
    end(desk)


report([a_spectrum_tells_names_and_positions, a_mark_of_the_timeline_leads_to_its_words, the_grid_lists_the_unknown_apart])
