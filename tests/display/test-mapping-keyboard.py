# SPDX-License-Identifier: GPL-3.0-or-later
"""The Berlin article is mapped from its text, by keyboard and accessibility tree alone, and compared with the facts."""
import os
import tempfile

from desk import Atspi, Desk, copy_text, report, wait_for, walk
from facts import DIRECTIONS, FORMS, KINDS, QUALIFIERS, SIGNS, Facts, day_in_words
from mapping import map_article

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-mapping-")
FACTS = Facts(coder="Careful Reader")
FORM = "Code the selected passage"


class Coder:
    """Somebody who never touches the mouse."""

    def __init__(self):
        self.desk = Desk(PROGRAM, errors=os.path.join(FOLDER, "errors.log"))
        self.names = {"actor": set(), "issue": set(), "kind": set()}
        self.kind = "statement"
        self.finder = None

    def choose(self, values, now, wanted):
        """Presses the first letter of a value as often as it takes."""
        at = values.index(now)
        while values[at] != wanted:
            at = next((at + step) % len(values) for step in range(1, len(values) + 1)
                      if values[(at + step) % len(values)][0] == wanted[0])
            self.desk.press(wanted[0])

    def type_over(self, words):
        """Tab selects what stands in a field."""
        if words:
            self.desk.type(words)
        else:
            self.desk.press("Delete")

    def type_name(self, table, name):
        """A new name in full, a known one as far as it takes to be the only one; Enter goes on."""
        known = self.names[table]
        length = len(name)
        if name in known:
            length = next((n for n in range(4, length) if not any(name[:n].lower() in other.lower()
                                                                  for other in known if other != name)), length)
        self.desk.type(name[:length])
        known.add(name)
        self.desk.press("Return")

    def begin(self):
        desk = self.desk
        desk.do("button", "New Project")
        desk.find("label", "No Sources")
        desk.press("ctrl+comma")
        desk.enter_text(desk.find("text", "Name of the coder"), FACTS.coder)
        desk.press("Escape")
        desk.find_gone("text", "Name of the coder")
        desk.press("F10")
        desk.find("menu", "Main Menu")
        desk.press("j")
        desk.enter_text(desk.find("text", "Title"), FACTS.project["title"])
        desk.enter_text(desk.find("text", "Description"), FACTS.project["description"])
        desk.press("Escape")
        desk.find_gone("text", "Description")

    def paste_source(self):
        desk = self.desk
        with copy_text(FACTS.text, FOLDER):
            desk.press("ctrl+v")
            self.reader = desk.find_focus_on("text", "Text of the source")
        source = FACTS.source
        desk.press("F2")
        desk.find_focus_on("text", "Title")
        self.type_over(source["title"])
        desk.press("Tab", "Tab", "Tab", "Tab")
        desk.find_focus_on("text", "Date")
        desk.type(source["date"])
        desk.press("Tab", "Tab", "Tab")
        desk.find_focus_on("text", "Language")
        desk.type(source["language"])
        desk.press("Tab")
        desk.find_focus_on("text", "Note")
        desk.type(source["note"])
        desk.press("alt+1")
        desk.find_focus_on("text", "Text of the source")
        # The bar stays: keys would not wait for it to slide in.
        desk.press("ctrl+f")
        self.finder = desk.find("entry", "Find in the text")
        wait_for(lambda: Atspi.Component.get_extents(self.finder, Atspi.CoordType.WINDOW).height > 20, "the bar")

    def select(self, row):
        """Finds the first words of a passage, then extends the selection to its end."""
        desk = self.desk
        start, end = int(row["passage_start"]), int(row["passage_end"])
        quote = FACTS.text[start:end]
        length = next((n for n in range(min(10, len(quote)), len(quote))
                       if FACTS.text.lower().count(quote[:n].lower()) == 1), len(quote))
        desk.press("ctrl+f")
        desk.type(quote[:length])
        wait_for(lambda: desk.get_text(self.finder) == quote[:length], f"“{quote[:length]}” to be looked for")

        def get_end():
            selected = Atspi.Text.get_selection(self.reader, 0)
            return selected.start_offset == start and selected.end_offset

        wait_for(lambda: get_end() == start + length, f"“{quote[:length]}” to be found")
        desk.press("alt+1")
        now = start + length
        while now < end:
            desk.press("ctrl+shift+Right")
            now = wait_for(lambda: get_end() != now and get_end(), "a longer selection")
        desk.press(*["shift+Left"] * (now - end))
        wait_for(lambda: get_end() == end, f"“{quote}” to be selected")

    def open_form(self, row, kind):
        self.select(row)
        self.desk.press("Return")
        self.desk.find("dialog", FORM, self.reader)
        if kind != self.kind:
            self.desk.press({"statement": "alt+s", "link": "alt+l", "error": "alt+e"}[kind])
            self.kind = kind

    def finish(self):
        self.desk.press("Return")
        self.desk.find_gone("dialog", FORM, self.reader)

    def code_statement(self, row):
        self.open_form(row, "statement")
        self.type_name("actor", row["actor"])
        self.type_name("issue", row["issue"])
        if row["stance"]:
            self.desk.press(str(int(row["stance"]) + 3))
        self.desk.press("Tab")
        self.choose(QUALIFIERS, "firm", row["qualifier"])
        if row["condition"]:
            self.desk.press("Tab")
            self.desk.type(row["condition"])
        self.desk.press("Tab")
        if row["date"] != FACTS.source["date"]:
            self.type_over(row["date"])
        self.desk.press("Tab")
        self.choose(FORMS, "reported", row["form"])
        self.desk.press("Tab")
        self.desk.type(row["note"])
        self.finish()

    def code_link(self, row):
        self.open_form(row, "link")
        self.type_name("actor", row["from"])
        self.type_name("kind", row["kind"])
        self.desk.type(row["to"])
        self.names["actor"].add(row["to"])
        self.desk.press("Tab")
        self.choose(list(DIRECTIONS.values()), "one way", DIRECTIONS[row["directed"]])
        self.desk.press("Tab")
        self.choose(list(SIGNS.values()), "none", SIGNS[row["sign"]])
        self.desk.press("Tab", "Tab")
        self.desk.type(row["start"])
        self.desk.press("Tab", "Tab")
        self.desk.type(row["note"])
        self.finish()

    def note_error(self, row):
        self.open_form(row, "error")
        self.desk.type(row["note"])
        self.finish()

    def open_inspector(self, name):
        """Search everywhere finds a thing, F2 edits it."""
        desk = self.desk
        desk.press("ctrl+k")
        entry = desk.find_focused()
        desk.type(name)
        desk.find("label", name, desk.find("list", "Found"))
        wait_for(lambda: desk.get_text(entry) == name, f"“{name}” to be looked for")
        desk.press("Return")
        desk.find_gone("list", "Found")
        desk.press("F2")
        return desk.find_focus_on("text", "Name")

    def describe_actor(self, row):
        desk = self.desk
        self.open_inspector(row["name"])
        desk.press("Tab")
        self.choose(KINDS, "person", row["kind"])
        desk.press("Tab")
        desk.type(row["role"])
        desk.press("Tab")
        desk.type(row["speaks_for"])
        desk.press("Tab")
        desk.find_focus_on("text", "Other spellings, separated by ;")
        desk.type(row["also_written"])
        for label, value in (("Tags, separated by ;", row["tags"]), ("Note", row["note"])):
            if value:
                desk.enter_text(desk.find("text", label), value)

    def describe_issue(self, row):
        desk = self.desk
        self.open_inspector(row["name"])
        for field in ("question", "oppose_end", "support_end"):
            desk.press("Tab")
            desk.type(row[field])
        if row["note"]:
            desk.enter_text(desk.find("text", "Note"), row["note"])

    def look_at_pictures(self):
        """Every statement is in the matrix, every actor in the diagram; the arrow keys and Enter reach the words."""
        desk = self.desk
        desk.press("alt+2")
        table = desk.find("table", None)
        cells = {node.get_name() for node in walk(table) if node.get_role_name() == "table cell"}
        for row in FACTS.statements:
            cell = next((name for name in cells if name.startswith(f"{row['actor']}, {row['issue']}: ")), "none")
            assert cell.endswith("1 statement"), cell
        first = FACTS.statements[0]
        desk.type(first["actor"][:6])
        desk.press("Right")
        # A quotation within a quotation has the inner marks.
        desk.find("label", first["quote"].translate(str.maketrans("“”", "‘’")), partly=True)
        desk.press("alt+3")
        for name in FACTS.actors:
            desk.find(None, name, desk.find("panel", "Diagram"), partly=True)

    def step_through_dates(self):
        desk = self.desk
        slider = desk.find("slider", "Date of the pictures")
        while not slider.get_state_set().contains(Atspi.StateType.FOCUSED):
            before = desk.find_focused()
            desk.press("Tab")
            wait_for(lambda: desk.find_focused() != before, "the focus to move")
        days = sorted({row["start"] for row in FACTS.links if row["start"]} | {row["date"] for row in FACTS.statements})
        desk.press("Home")
        desk.find("label", day_in_words(next(day for day in days if day)))
        desk.press("Right", "ctrl+Right", "End")
        desk.find("label", day_in_words(days[-1]))
        # Who leaves the page keeps the day.
        desk.press("alt+1")

    def export(self, path):
        self.desk.press("alt+2")
        self.desk.export(path)

    def save(self, path):
        self.desk.save(path)


def maps_the_article():
    map_article(Coder(), FACTS, FOLDER, COMMAND)


report([maps_the_article])
