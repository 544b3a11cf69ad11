/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-filter-json.h"
#include "sp-picture-settings.h"
#include "sp-saved-views.h"
#include "store-fixture.h"

/* The fixture has one matrix view, which is the one that is shown. */
static SpSnapshot *
now (StoreFixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

static void
test_comes_back_as_saved (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpPictureSettings) settings = sp_picture_settings_new ();
  g_autofree char *changed = NULL;
  g_autoptr (SpSnapshot) saved = NULL;
  SpView current;
  SpId id;

  id = sp_saved_views_save (fixture->store, SP_PICTURE_KIND_MATRIX, "Spring", "{\"roll-up\":true}", (SpDate) { 2024, 3, 1 }, NULL);
  g_assert_cmpint (id, !=, SP_ID_NONE);
  saved = sp_snapshot_ref (now (fixture));

  g_object_set (settings, "roll-up", FALSE, "counts", TRUE, NULL);
  changed = sp_picture_settings_write (settings, NULL);
  current = *sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_MATRIX);
  current.settings = changed;
  begin (fixture, "Choose");
  g_assert_true (sp_store_update_view (fixture->store, &current, NULL));
  commit (fixture);

  g_assert_true (sp_saved_views_apply (fixture->store, id, NULL));
  g_assert_cmpstr (sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_MATRIX)->settings, ==, "{\"roll-up\":true}");
  g_assert_cmpint (sp_snapshot_get_project (now (fixture))->as_of.month, ==, 3);
  undo (fixture);
  undo (fixture);
  assert_equal_snapshots (now (fixture), saved);
}

static void
test_saving_leaves_what_is_shown (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  g_autofree char *before = g_strdup (sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_MATRIX)->settings);
  g_autoptr (GPtrArray) views = NULL;

  sp_saved_views_save (fixture->store, SP_PICTURE_KIND_MATRIX, "One", "{}", SP_DATE_NONE, NULL);
  sp_saved_views_save (fixture->store, SP_PICTURE_KIND_DIAGRAM, "Two", "{\"counts\":true}", SP_DATE_NONE, NULL);
  g_assert_cmpstr (sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_MATRIX)->settings, ==, before);
  g_assert_cmpstr (sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_DIAGRAM)->settings, ==, "{\"counts\":true}");
  views = sp_saved_views_list (now (fixture), SP_PICTURE_KIND_DIAGRAM);
  g_assert_cmpuint (views->len, ==, 1);
  g_assert_cmpstr (((const SpView *) views->pdata[0])->name, ==, "Two");
}

static void
test_all_dates_come_back_too (StoreFixture  *fixture,
                              gconstpointer  data)
{
  SpProjectRow project = *sp_snapshot_get_project (now (fixture));
  SpId id = sp_saved_views_save (fixture->store, SP_PICTURE_KIND_MATRIX, "All", "{}", SP_DATE_NONE, NULL);

  project.as_of = (SpDate) { 2024, 0, 0 };
  begin (fixture, "Date");
  g_assert_true (sp_store_update_project (fixture->store, &project, NULL));
  commit (fixture);
  g_assert_true (sp_saved_views_apply (fixture->store, id, NULL));
  g_assert_false (sp_date_is_known (sp_snapshot_get_project (now (fixture))->as_of));
}

static void
test_update_and_rename (StoreFixture  *fixture,
                        gconstpointer  data)
{
  SpId id = sp_saved_views_save (fixture->store, SP_PICTURE_KIND_MATRIX, "One", "{}", SP_DATE_NONE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_saved_views_update (fixture->store, id, "{\"counts\":true}", (SpDate) { 2024, 0, 0 }, NULL));
  g_assert_true (sp_saved_views_rename (fixture->store, id, "Another", NULL));
  g_assert_cmpstr (sp_snapshot_find_view (now (fixture), id)->name, ==, "Another");
  g_assert_cmpstr (sp_snapshot_find_view (now (fixture), id)->settings, ==, "{\"counts\":true,\"as-of\":\"2024\"}");
  g_assert_false (sp_saved_views_rename (fixture->store, 999, "Nothing", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING);
  g_assert_false (sp_saved_views_rename (fixture->store, id, "", NULL));
  g_assert_false (sp_store_is_editing (fixture->store));
}

static SpFilter *
create_filter (void)
{
  SpFilter *filter = sp_filter_new ();

  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR_KIND, SP_ACTOR_KIND_STATE, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_SOURCE, SP_ID_NONE, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_SOURCE, SP_ID_MAX, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_STANCE, SP_FILTER_STANCE_OPPOSE, TRUE);
  sp_filter_set_word (filter, SP_FILTER_FIELD_TAG, "\"quoted\"", TRUE);
  sp_filter_set_word (filter, SP_FILTER_FIELD_CODER, "", TRUE);
  sp_filter_set_dates (filter, (SpDate) { 2024, 5, 0 }, SP_DATE_NONE);
  sp_filter_set_finding (filter, SP_FINDING_SHIFT);
  return filter;
}

static void
test_filter_is_kept_in_settings (void)
{
  g_autoptr (SpPictureSettings) settings = sp_picture_settings_new ();
  g_autoptr (SpPictureSettings) other = sp_picture_settings_new ();
  g_autoptr (SpFilter) filter = create_filter ();
  g_autoptr (SpFilter) none = sp_filter_new ();
  g_autofree char *json = NULL;
  g_autofree char *without = NULL;

  sp_picture_settings_set_filter (settings, filter);
  json = sp_picture_settings_write (settings, NULL);
  sp_picture_settings_read (other, json);
  g_assert_true (sp_filter_equal (sp_picture_settings_get_filter (other), filter));
  sp_picture_settings_set_filter (other, none);
  without = sp_picture_settings_write (other, json);
  g_assert_null (strstr (without, "filter"));
}

/* Settings come from files. */
static void
test_nonsense_is_no_filter (void)
{
  static const char * const texts[] = {
    "{\"filter\":3}", "{\"filter\":[1,2]}", "{\"filter\":{\"actor\":\"x\",\"tag\":{},\"from\":7,\"found\":[],\"stance\":[9]}}",
    "{\"filter\":{\"actor\":[-1,1e300,null,{},[],true,9007199254740993]}}", "{\"filter\":{\"actor-kind\":[\"nobody\",4]}}",
    "{\"filter\":{\"from\":\"2024-99\",\"until\":\"never\",\"found\":\"gold\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpPictureSettings) settings = sp_picture_settings_new ();

      sp_picture_settings_read (settings, texts[i]);
      g_assert_true (sp_filter_is_empty (sp_picture_settings_get_filter (settings)));
    }
}

/* Each chart has views of its own, with its issue; what makes no sense gets its default. */
static void
test_charts (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const SpPictureKind kinds[] = { SP_PICTURE_KIND_GRID, SP_PICTURE_KIND_SPECTRUM, SP_PICTURE_KIND_TIMELINE };
  g_autoptr (SpPictureSettings) settings = sp_picture_settings_new ();
  g_autoptr (SpPictureSettings) other = sp_picture_settings_new ();
  g_autofree char *written = NULL;
  SpPictureOptions options;

  g_object_set (settings, "issue", (gint64) TOLL, "interest", SP_INTEREST_ACTIVITY, NULL);
  written = sp_picture_settings_write (settings, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) views = NULL;

      g_assert_cmpint (sp_saved_views_save (fixture->store, kinds[i], "Of the toll", written, SP_DATE_NONE, NULL), !=, SP_ID_NONE);
      views = sp_saved_views_list (now (fixture), kinds[i]);
      g_assert_cmpuint (views->len, ==, 1);
      sp_picture_settings_read (other, ((const SpView *) views->pdata[0])->settings);
      sp_picture_options_init (&options, kinds[i]);
      sp_picture_settings_fill_options (other, &options);
      g_assert_cmpint (options.issue, ==, TOLL);
      g_assert_cmpint (options.interest, ==, SP_INTEREST_ACTIVITY);
    }
  g_assert_cmpstr (sp_saved_views_find_current (now (fixture), SP_PICTURE_KIND_SPECTRUM)->name, ==, "Spectrum");
  sp_picture_settings_read (other, "{\"issue\":\"toll\",\"interest\":\"much\"}");
  sp_picture_settings_fill_options (other, &options);
  g_assert_cmpint (options.issue, ==, SP_ID_NONE);
  g_assert_cmpint (options.interest, ==, SP_INTEREST_AUTOMATIC);
}

static void
add (const char *path,
     void      (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/standpoint/saved-views/comes-back-as-saved", test_comes_back_as_saved);
  add ("/standpoint/saved-views/saving-leaves-what-is-shown", test_saving_leaves_what_is_shown);
  add ("/standpoint/saved-views/all-dates-come-back-too", test_all_dates_come_back_too);
  add ("/standpoint/saved-views/update-and-rename", test_update_and_rename);
  add ("/standpoint/saved-views/charts", test_charts);
  g_test_add_func ("/standpoint/saved-views/filter-is-kept-in-settings", test_filter_is_kept_in_settings);
  g_test_add_func ("/standpoint/saved-views/nonsense-is-no-filter", test_nonsense_is_no_filter);
  return g_test_run ();
}
