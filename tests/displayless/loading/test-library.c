/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-igraph.h"
#include "sp-library.h"

#include <glib.h>
#include <string.h>

#include "sp-config.h"

typedef struct
{
  double (*root) (double);
} Table;

static Table table;

static const SpLibrarySymbol root[] = { { "sqrt", G_STRUCT_OFFSET (Table, root) } };
static const SpLibrarySymbol nothing[] = { { "square_the_circle", G_STRUCT_OFFSET (Table, root) } };

static void
test_functions_are_found (void)
{
  static SpLibrary library = { "mathematics", "libm.so.6", root, G_N_ELEMENTS (root), &table, { 0 }, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_library_load (&library, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (table.root (9.0), ==, 3.0);
  table.root = NULL;
  g_assert_true (sp_library_load (&library, &error));
  g_assert_null (table.root);
}

static void
test_missing_library_is_named (void)
{
  static SpLibrary library = { "Utopia", "libutopia.so.7", root, G_N_ELEMENTS (root), &table, { 0 }, FALSE };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_library_load (&library, &error));
      g_assert_error (error, SP_LIBRARY_ERROR, SP_LIBRARY_ERROR_MISSING);
      g_assert_true (g_str_has_prefix (error->message, "This needs Utopia, which cannot be loaded. Install it"));
      g_assert_nonnull (strstr (error->message, "libutopia.so.7"));
    }
}

static void
test_other_version_is_told (void)
{
  static SpLibrary library = { "mathematics", "libm.so.6", nothing, G_N_ELEMENTS (nothing), &table, { 0 }, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_library_load (&library, &error));
  g_assert_error (error, SP_LIBRARY_ERROR, SP_LIBRARY_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "libm.so.6, is another version: it does not have square_the_circle."));
}

static gpointer
load_igraph (gpointer data)
{
  return GINT_TO_POINTER (sp_igraph_load (NULL));
}

static void
test_threads_load_together (void)
{
  GThread *threads[8];
  igraph_vector_t vector;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_igraph, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
  g_assert_cmpint (sp_igraph.vector_init (&vector, 5), ==, IGRAPH_SUCCESS);
  g_assert_cmpint (sp_igraph.vector_size (&vector), ==, 5);
  sp_igraph.vector_destroy (&vector);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/library/functions-are-found", test_functions_are_found);
  g_test_add_func ("/standpoint/library/missing-one-is-named", test_missing_library_is_named);
  g_test_add_func ("/standpoint/library/other-version-is-told", test_other_version_is_told);
  g_test_add_func ("/standpoint/library/threads-load-together", test_threads_load_together);
  return g_test_run ();
}
