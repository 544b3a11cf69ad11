# SPDX-License-Identifier: GPL-3.0-or-later
"""The Berlin article is mapped from its text with the mouse; the keyboard only types words. Compared with the facts."""
import os
import tempfile

from desk import BORDER, Atspi, Desk, copy_text, report, wait_for
from facts import DIRECTIONS, SIGNS, Facts, day_in_words
from mapping import map_article

PROGRAM = os.environ["STANDPOINT_PROGRAM"]
COMMAND = os.environ["STANDPOINT_COMMAND"]
FOLDER = tempfile.mkdtemp(prefix="standpoint-mapping-")
FACTS = Facts(coder="Quiet Reader")
FORM = "Code the selected passage"
STANCES = {"-2": "strongly oppose", "-1": "oppose", "0": "neutral", "1": "support", "2": "strongly support"}


def capitalise(token):
    words = token.replace("-", " ")
    return words[0].upper() + words[1:]


class Coder:
    """Somebody with a mouse."""

    def __init__(self):
        self.desk = Desk(PROGRAM, errors=os.path.join(FOLDER, "errors.log"))
        self.names = {"Actor": set(), "Issue": set(), "Kind": set()}
        self.kind = "Statement"
        self.reader = None
        self.lean = BORDER

    def fill(self, field, words, below=None):
        """Clicks into a field and types over what stands there."""
        self.desk.click_into("text", field, below)
        if words:
            self.desk.type(words)
        else:
            self.desk.press("Delete")

    def pick(self, field, value, below=None):
        """Opens a list of choices and clicks on one."""
        box = self.desk.find("combo box", field, below)
        self.desk.click(*self.desk.point(box))
        self.desk.find("label", value, box)
        self.desk.click_in_popup("label", value, box)

    def begin(self):
        desk = self.desk
        desk.click_on("button", "New Project")
        desk.find("label", "No Sources")
        desk.pick_from_menu("Preferences")
        self.fill("Name of the coder", FACTS.coder)
        desk.click_on("button", "Close", desk.find("dialog", "Preferences"))
        desk.find_gone("text", "Name of the coder")
        desk.pick_from_menu("Project")
        self.fill("Title", FACTS.project["title"])
        self.fill("Description", FACTS.project["description"])
        desk.click_on("button", "Close", desk.find("dialog", "Project"))
        desk.find_gone("text", "Description")

    def paste_source(self):
        desk = self.desk
        with copy_text(FACTS.text, FOLDER):
            desk.click_on("button", "Paste a Text")
            self.reader = desk.find("text", "Text of the source")
        source = FACTS.source
        self.fill("Title", source["title"])
        self.fill("Date", source["date"])
        self.fill("Language", source["language"])
        self.fill("Note", source["note"])

    def get_selection(self):
        selected = Atspi.Text.get_selection(self.reader, 0)
        return selected.start_offset, selected.end_offset

    def get_box(self, offset):
        return Atspi.Text.get_character_extents(self.reader, offset, Atspi.CoordType.WINDOW)

    def aim(self, offset, behind=False):
        """The edge of a character on the screen."""
        box = self.get_box(offset)
        return box.x + self.lean + (box.width if behind else 0), box.y + box.height / 2 + BORDER

    def let_go(self):
        """Clicks beside the words: a drag that begins in selected ones would carry them away."""
        x, y, width, height = self.desk.locate(self.reader)
        self.desk.click(x + width - 4, y + height / 2)
        wait_for(lambda: Atspi.Text.get_n_selections(self.reader) == 0, "the end of the selection")

    def select(self, row):
        """Drags over the words of a passage; the first time it takes a few tries to know how the boxes lie."""
        start, end = int(row["passage_start"]), int(row["passage_end"])
        self.bring_up(start, end - 1)
        for _ in range(12):
            self.desk.drag(self.aim(start), self.aim(end - 1, behind=True))
            wait_for(lambda: Atspi.Text.get_n_selections(self.reader) > 0, "a selection")
            got = self.get_selection()
            if got == (start, end):
                return
            wrong = self.get_box(got[0]).x - self.get_box(start).x
            self.lean += -wrong if abs(wrong) > 1 else (1 if got[1] < end else -1)
            self.let_go()
        raise AssertionError(f"“{FACTS.text[start:end]}” could not be selected: {got}")

    def bring_up(self, start, last):
        """Turns the wheel until the passage is on the screen."""
        _, top, _, height = self.desk.locate(self.reader)
        while not (top < self.get_box(start).y and self.get_box(last).y + 80 < top + height):
            before = self.get_box(start).y
            self.desk.scroll(self.reader, 1 if self.get_box(last).y + 80 >= top + height else -1)
            wait_for(lambda: self.get_box(start).y != before, "the text to move")

    def press_code(self, row):
        """Selects a passage and clicks on the button beside it; whether that opened the form."""
        if Atspi.Text.get_n_selections(self.reader) > 0:
            self.let_go()
        self.select(row)
        button = self.desk.find("button", "Code…", self.reader)

        def is_seen():
            x, y, _, height = self.desk.locate(button)
            red, green, blue = self.desk.see(x + 9, y + height / 2)
            return red < 100 and green < 180 and blue > 200

        wait_for(is_seen, "the button to be seen beside the words")
        self.desk.click(*self.desk.point(button))
        return self.desk.comes(lambda: self.desk.look("dialog", FORM, self.reader))

    def open_form(self, row, kind):
        """Where the button is told to be is a few pixels off: beside it the click takes the selection away, and all is done
        again."""
        for _ in range(2):
            if self.press_code(row):
                break
        form = self.desk.find("dialog", FORM, self.reader)
        if kind != self.kind:
            self.desk.click_on("radio button", kind, form)
            self.kind = kind
        return form

    def finish(self, form):
        self.desk.click_on("button", "Add", form)
        self.desk.find_gone("dialog", FORM, self.reader)

    def name(self, field, table, name, form):
        """A known name is clicked on in the list that opens while typing."""
        self.fill(field, name, form)
        if name in self.names[table]:
            self.desk.click_in_popup("label", name, form)
        self.names[table].add(name)

    def reveal(self, role, field, form):
        """Turns the wheel until a field of the form is on the screen."""
        node = self.desk.find(role, field, form)
        pane = self.desk.find("scroll pane", None, form)
        _, top, _, height = self.desk.locate(pane)
        while self.desk.locate(node)[1] + self.desk.locate(node)[3] + BORDER > top + height:
            before = self.desk.locate(node)
            self.desk.scroll(pane, 1)
            wait_for(lambda: self.desk.locate(node) != before, "the form to move")

    def pick_unless(self, field, usual, value, form):
        if value != usual:
            self.reveal("combo box", field, form)
            self.pick(field, capitalise(value), form)

    def press_stance(self, stance, form):
        """A button that is a few pixels from where it is told to be is tried again."""
        button = self.desk.find("toggle button", stance, form)
        for miss in (0, 8, -8, 14):
            x, y = self.desk.point(button)
            self.desk.click(x, y + miss)
            if self.desk.comes(lambda: button.get_state_set().contains(Atspi.StateType.PRESSED)):
                return
        raise AssertionError(f"“{stance}” could not be pressed")

    def code_statement(self, row):
        form = self.open_form(row, "Statement")
        self.name("Actor", "Actor", row["actor"], form)
        self.name("Issue", "Issue", row["issue"], form)
        if row["stance"]:
            self.press_stance(STANCES[row["stance"]], form)
        self.pick_unless("Qualifier", "firm", row["qualifier"], form)
        if row["condition"]:
            self.reveal("text", "Condition", form)
            self.fill("Condition", row["condition"], form)
        if row["date"] != FACTS.source["date"]:
            self.reveal("text", "Date", form)
            self.fill("Date", row["date"], form)
        self.pick_unless("Form", "reported", row["form"], form)
        if row["note"]:
            self.reveal("text", "Note", form)
            self.fill("Note", row["note"], form)
        self.finish(form)

    def code_link(self, row):
        form = self.open_form(row, "Link")
        self.name("From", "Actor", row["from"], form)
        self.name("Kind", "Kind", row["kind"], form)
        self.name("To", "Actor", row["to"], form)
        self.pick_unless("Direction", "one way", DIRECTIONS[row["directed"]], form)
        self.pick_unless("Sign", "none", SIGNS[row["sign"]], form)
        for field, value in (("Since", row["start"]), ("Note", row["note"])):
            if value:
                self.reveal("text", field, form)
                self.fill(field, value, form)
        self.finish(form)

    def note_error(self, row):
        form = self.open_form(row, "Error")
        self.fill("What is wrong, and what is right", row["note"], form)
        self.finish(form)

    def choose_in_list(self, table, name):
        self.desk.click_on("radio button", table)
        self.desk.click_on("label", name, self.desk.find("list", "Actors, issues or sources"))
        wait_for(lambda: self.desk.get_text(self.desk.find("text", "Name")) == name, f"“{name}” in the inspector")

    def describe_actor(self, row):
        self.choose_in_list("Actors", row["name"])
        if row["kind"] != "person":
            self.pick("Kind", capitalise(row["kind"]))
        for field, key in (("Role", "role"), ("Other spellings, separated by ;", "also_written"),
                           ("Tags, separated by ;", "tags"), ("Note", "note")):
            if row[key]:
                self.fill(field, row[key])
        if row["speaks_for"]:
            self.fill("Speaks for", row["speaks_for"])

    def describe_issue(self, row):
        self.choose_in_list("Issues", row["name"])
        for field, key in (("Question", "question"), ("Opposing end", "oppose_end"), ("Supporting end", "support_end"),
                           ("Note", "note")):
            if row[key]:
                self.fill(field, row[key])

    def look_at_pictures(self):
        desk = self.desk
        first = FACTS.statements[0]
        desk.click_on("page tab", "Matrix")
        desk.click_on("table cell", f"{first['actor']}, {first['issue']}: ", partly=True)
        # A quotation within a quotation has the inner marks.
        desk.find("label", first["quote"].translate(str.maketrans("“”", "‘’")), partly=True)
        desk.click_on("page tab", "Diagram")
        desk.find(None, first["actor"], desk.find("panel", "Diagram"), partly=True)

    def step_through_dates(self):
        desk = self.desk
        days = sorted({row["start"] for row in FACTS.links if row["start"]} | {row["date"] for row in FACTS.statements
                                                                             if row["date"]})
        x, y, width, height = desk.locate(desk.find("slider", "Date of the pictures"))
        desk.drag((x + width / 2, y + height / 3), (x - BORDER, y + height / 3))
        desk.find("label", day_in_words(days[0]))
        desk.drag((x + width / 3, y + height / 3), (x + width, y + height / 3))
        desk.find("label", day_in_words(days[-1]))
        desk.click_on("page tab", "Matrix")

    def write_to(self, entry, title, path):
        desk = self.desk
        desk.pick_from_menu(entry)
        if entry == "Export Picture…":
            desk.click_on("button", "Export…")
        chooser = desk.find_window(title)
        desk.press("ctrl+a")
        desk.type(path)
        desk.do("button", "Save", chooser)
        wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0, "the file")

    def export(self, path):
        self.write_to("Export Picture…", "Export Picture", path)

    def save(self, path):
        self.write_to("Save", "Save Project", path)


def maps_the_article():
    map_article(Coder(), FACTS, FOLDER, COMMAND)


report([maps_the_article])
