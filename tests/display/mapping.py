# SPDX-License-Identifier: GPL-3.0-or-later
"""The Berlin article is mapped from its text, whoever does it: a coder with a mouse or one with a keyboard."""
import os


def map_article(coder, facts, folder, command):
    """Goes from an empty window to a saved project and an exported picture, and compares the project with the facts."""
    project = os.path.join(folder, "berlin.standpoint")
    rows = [(row, coder.code_statement) for row in facts.statements] + [(row, coder.code_link) for row in facts.links] \
        + [(row, coder.note_error) for row in facts.errors]
    coder.begin()
    coder.paste_source()
    for row, code in sorted(rows, key=lambda pair: int(pair[0]["passage_start"])):
        code(row)
    for row in facts.actors.values():
        coder.describe_actor(row)
    for row in facts.issues.values():
        coder.describe_issue(row)
    coder.look_at_pictures()
    coder.step_through_dates()
    coder.export(os.path.join(folder, "berlin.pdf"))
    coder.save(project)
    facts.compare(command, project)
    coder.desk.close()
    coder.desk.check_errors()
