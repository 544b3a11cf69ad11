# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program from which a text is copied: it holds the text of a file in the clipboard until it is ended."""
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

Gtk.init()
with open(sys.argv[1], encoding="utf-8") as file:
    Gdk.Display.get_default().get_clipboard().set(file.read())
print("copied", flush=True)
GLib.MainLoop().run()
