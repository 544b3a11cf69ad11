# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the charts: chart, issue, evidence, saved view and undo, by keyboard and accessibility tree alone."""
import json
import os
import subprocess
import tempfile

from desk import Desk, report

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


def read_views(path):
    done = subprocess.run([COMMAND, "tables", path, "-o", os.path.join(FOLDER, "out"), "--force"], capture_output=True,
                          text=True)
    with open(os.path.join(FOLDER, "out", "views.csv"), encoding="utf-8") as file:
        return done.returncode, file.read()


def a_spectrum_tells_names_and_positions():
    desk, _ = open_charts("spectrum")
    desk.find(None, "Harbour office, Bridge toll: oppose, 1 statement, influence 40 of 100")
    desk.find(None, "Fishers, Bridge toll: nothing found")
    choose(desk, "Bridge toll", "Night trains", "Down", "Down")
    desk.find(None, "Fishers, Night trains: undecided, 1 statement")
    desk.press("ctrl+z")
    desk.find(None, "Fishers, Bridge toll: nothing found")
    end(desk)


report([a_spectrum_tells_names_and_positions])
