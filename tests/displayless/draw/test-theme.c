/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-theme.h"

#define N_THEMES (SP_THEME_HIGH_CONTRAST + 1)

static void
assert_readable (SpInk text, SpInk ground)
{
  g_assert_cmpfloat (sp_ink_get_contrast (text, ground), >=, SP_THEME_LEAST_CONTRAST);
}

static double
get_lightness (SpInk ink)
{
  static const SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };

  return sp_ink_get_contrast (ink, black);
}

static void
test_contrast_is_that_of_wcag (void)
{
  SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };
  SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };
  SpInk grey = sp_ink_from_colour (0x777777, black);

  g_assert_cmpfloat_with_epsilon (sp_ink_get_contrast (black, white), 21.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (sp_ink_get_contrast (white, black), 21.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (sp_ink_get_contrast (white, white), 1.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (sp_ink_get_contrast (grey, white), 4.478, 0.001);
}

static void
test_texts_are_readable_on_the_paper (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    {
      const SpTheme *theme = sp_theme_get (kind);
      SpInk inks[] = { theme->text, theme->faint_text, theme->link_positive, theme->link_negative };

      for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
        {
          assert_readable (inks[i], theme->ground);
          assert_readable (inks[i], theme->empty);
        }
    }
}

static void
test_texts_are_readable_on_states (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    {
      const SpTheme *theme = sp_theme_get (kind);

      assert_readable (theme->state_text, theme->undecided);
      assert_readable (theme->state_text, theme->no_comment);
      assert_readable (theme->text, theme->node);
      for (guint i = 0; i < G_N_ELEMENTS (theme->blocs); i++)
        assert_readable (theme->text, theme->blocs[i]);
    }
}

/* On the step itself, on the paper between the lines of a hatch, and everywhere between the steps. */
static void
test_texts_are_readable_on_every_value (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    for (int i = -200; i <= 200; i++)
      {
        const SpTheme *theme = sp_theme_get (kind);
        SpInk text = sp_theme_get_step_text_ink (theme, i / 100.0);

        assert_readable (text, sp_theme_get_step_ink (theme, i / 100.0));
        assert_readable (text, theme->empty);
      }
}

static void
test_texts_are_readable_on_any_colour (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    for (SpColour colour = 0; colour <= 0xffffff; colour += 0x010305)
      {
        const SpTheme *theme = sp_theme_get (kind);
        SpInk ground = sp_ink_from_colour (colour, theme->node);

        assert_readable (sp_theme_get_text_ink_on (theme, ground), ground);
      }
}

static void
test_signs_are_seen_on_the_paper (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    {
      const SpTheme *theme = sp_theme_get (kind);

      g_assert_cmpfloat (sp_ink_get_contrast (theme->link_neutral, theme->ground), >=, 3.0);
      g_assert_cmpfloat (sp_ink_get_contrast (theme->node_border, theme->ground), >=, 3.0);
      g_assert_cmpfloat (sp_ink_get_contrast (theme->rule, theme->ground), >=, 1.5);
    }
}

/* In greyscale each step away from neutral goes further from the paper, on both sides alike. */
static void
test_steps_keep_their_strength_in_greyscale (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    {
      const SpTheme *theme = sp_theme_get (kind);
      double from_paper[5];

      for (guint i = 0; i < 5; i++)
        from_paper[i] = sp_ink_get_contrast (theme->steps[i], theme->ground);
      g_assert_cmpfloat (from_paper[0], >, 1.3 * from_paper[1]);
      g_assert_cmpfloat (from_paper[1], >, from_paper[2]);
      g_assert_cmpfloat (from_paper[3], >, from_paper[2]);
      g_assert_cmpfloat (from_paper[4], >, 1.3 * from_paper[3]);
      g_assert_cmpfloat (from_paper[2], >, 1.15);
    }
}

/* Linear RGB as a deuteranope sees it, after Viénot, Brettel and Mollon (1999). */
static void
simulate_deuteranopia (SpInk ink, double *yellow, double *blue)
{
  double red = pow (ink.red, 2.2);
  double green = pow (ink.green, 2.2);

  *yellow = 0.29275 * red + 0.70725 * green;
  *blue = -0.02234 * red + 0.02234 * green + pow (ink.blue, 2.2);
}

static void
test_both_sides_differ_without_red_and_green (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    for (guint i = 0; i < 2; i++)
      {
        const SpTheme *theme = sp_theme_get (kind);
        double oppose_yellow, oppose_blue, support_yellow, support_blue;

        simulate_deuteranopia (theme->steps[i], &oppose_yellow, &oppose_blue);
        simulate_deuteranopia (theme->steps[4 - i], &support_yellow, &support_blue);
        g_assert_cmpfloat (oppose_blue / oppose_yellow, <, 0.8);
        g_assert_cmpfloat (support_blue / support_yellow, >, 1.2);
      }
}

static void
test_neutral_is_grey (void)
{
  for (guint kind = 0; kind < N_THEMES; kind++)
    {
      SpInk neutral = sp_theme_get_step_ink (sp_theme_get (kind), 0.0);

      g_assert_cmpfloat (ABS (neutral.red - neutral.blue), <=, 0.03f);
      g_assert_cmpfloat (ABS (neutral.red - neutral.green), <=, 0.03f);
    }
}

static void
test_values_are_mixed_between_steps (void)
{
  const SpTheme *theme = sp_theme_get (SP_THEME_LIGHT);
  SpInk between = sp_theme_get_step_ink (theme, 1.5);

  g_assert_cmpfloat_with_epsilon (between.red, (theme->steps[3].red + theme->steps[4].red) / 2.0f, 1e-6);
  g_assert_cmpfloat (sp_theme_get_step_ink (theme, 2.0).red, ==, theme->steps[4].red);
  g_assert_cmpfloat (sp_theme_get_step_ink (theme, 9.0).red, ==, theme->steps[4].red);
  g_assert_cmpfloat (sp_theme_get_step_ink (theme, -2.0).red, ==, theme->steps[0].red);
}

static void
test_nothing_known_is_paper (void)
{
  const SpTheme *theme = sp_theme_get (SP_THEME_LIGHT);

  g_assert_cmpfloat (get_lightness (sp_theme_get_step_ink (theme, NAN)), ==, get_lightness (theme->empty));
  assert_readable (sp_theme_get_step_text_ink (theme, NAN), theme->empty);
}

static void
test_fonts_have_a_point_in_every_locale (void)
{
  g_autofree char *font = sp_theme_dup_font (sp_theme_get (SP_THEME_LIGHT), 7.5, TRUE);

  g_assert_cmpstr (font, ==, "sans bold 7.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/theme/contrast-is-that-of-wcag", test_contrast_is_that_of_wcag);
  g_test_add_func ("/standpoint/theme/texts-are-readable-on-the-paper", test_texts_are_readable_on_the_paper);
  g_test_add_func ("/standpoint/theme/texts-are-readable-on-states", test_texts_are_readable_on_states);
  g_test_add_func ("/standpoint/theme/texts-are-readable-on-every-value", test_texts_are_readable_on_every_value);
  g_test_add_func ("/standpoint/theme/texts-are-readable-on-any-colour", test_texts_are_readable_on_any_colour);
  g_test_add_func ("/standpoint/theme/signs-are-seen-on-the-paper", test_signs_are_seen_on_the_paper);
  g_test_add_func ("/standpoint/theme/steps-keep-their-strength-in-greyscale", test_steps_keep_their_strength_in_greyscale);
  g_test_add_func ("/standpoint/theme/both-sides-differ-without-red-and-green", test_both_sides_differ_without_red_and_green);
  g_test_add_func ("/standpoint/theme/neutral-is-grey", test_neutral_is_grey);
  g_test_add_func ("/standpoint/theme/values-are-mixed-between-steps", test_values_are_mixed_between_steps);
  g_test_add_func ("/standpoint/theme/nothing-known-is-paper", test_nothing_known_is_paper);
  g_test_add_func ("/standpoint/theme/fonts-have-a-point-in-every-locale", test_fonts_have_a_point_in_every_locale);
  return g_test_run ();
}
