/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture.h"

/* A page may choose another filter, or close, while what it showed is still being exported. */
static void
test_copy_outlives_its_page (void)
{
  SpPictureOptions options;
  SpPictureOptions copy;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  options.filter = sp_filter_new ();
  sp_filter_set_word (options.filter, SP_FILTER_FIELD_CODER, "Kim", TRUE);
  options.places = g_hash_table_new (g_int64_hash, g_int64_equal);
  sp_picture_options_copy (&options, &copy);
  sp_picture_options_clear (&options);
  g_assert_null (options.filter);
  g_assert_true (sp_filter_has_word (copy.filter, SP_FILTER_FIELD_CODER, "Kim"));
  g_assert_cmpuint (g_hash_table_size (copy.places), ==, 0);
  sp_picture_options_clear (&copy);
}

static void
test_nothing_to_hold (void)
{
  SpPictureOptions options;
  SpPictureOptions copy;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  sp_picture_options_copy (&options, &copy);
  g_assert_null (copy.filter);
  g_assert_null (copy.places);
  sp_picture_options_clear (&copy);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/picture-options/copy-outlives-its-page", test_copy_outlives_its_page);
  g_test_add_func ("/standpoint/picture-options/nothing-to-hold", test_nothing_to_hold);
  return g_test_run ();
}
