/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-application.h"

#include "sp-widgets.h"
#include "sp-window.h"

/**
 * SpApplication:
 *
 * The program with a window: one process, any number of windows, each with one project.
 */
struct _SpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

static void
sp_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);
  sp_widgets_init ();
}

static void
sp_application_activate (GApplication *application)
{
  GtkWindow *window = g_object_new (SP_TYPE_WINDOW, "application", application, NULL);

  gtk_window_present (window);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = sp_application_startup;
  application_class->activate = sp_application_activate;
}

static void
sp_application_init (SpApplication *self)
{
}

/**
 * sp_application_new:
 *
 * Returns: (transfer full): the application, ready for g_application_run()
 */
SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION,
                       "application-id", SP_APPLICATION_ID,
                       "resource-base-path", "/io/github/standpoint/Standpoint",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
