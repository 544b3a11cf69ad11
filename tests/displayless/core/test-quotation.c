/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <locale.h>

#include "locale-sample.h"
#include "sp-quotation.h"

typedef struct
{
  const char *words;
  const char *english;
  const char *german;
} Sample;

static const Sample samples[] = {
  { "", "", "" },
  { " \n", "", "" },
  { "\"", "", "" },
  { "We stay.", "“We stay.”", "„We stay.“" },
  { "  We stay. ", "“We stay.”", "„We stay.“" },
  /* the words came with their marks */
  { "“We stay.”", "“We stay.”", "„We stay.“" },
  { "\"We stay.\"", "“We stay.”", "„We stay.“" },
  { "„We stay.“", "“We stay.”", "„We stay.“" },
  { "»We stay.«", "“We stay.”", "„We stay.“" },
  { "«\302\240We stay.\302\240»", "“We stay.”", "„We stay.“" },
  { "« We stay. »", "“We stay.”", "„We stay.“" },
  { "”We stay.”", "“We stay.”", "„We stay.“" },
  { "«“We stay.”»", "“We stay.”", "„We stay.“" },
  /* the passage cut one of them off */
  { "We stay\"", "“We stay”", "„We stay“" },
  { "We stay”,", "“We stay,”", "„We stay,“" },
  { "“We stay", "“We stay”", "„We stay“" },
  { "he said. “We stay", "“he said. ‘We stay”", "„he said. ‚We stay“" },
  /* marks inside */
  { "“We stay”, he said.", "“‘We stay’, he said.”", "„‚We stay‘, he said.“" },
  { "He said \"we stay\"", "“He said ‘we stay’”", "„He said ‚we stay‘“" },
  { "a “b” and “c”", "“a ‘b’ and ‘c’”", "„a ‚b‘ and ‚c‘“" },
  { "“b” and “c”", "“‘b’ and ‘c’”", "„‚b‘ and ‚c‘“" },
  { "(“b”)—“c”", "“(‘b’)—‘c’”", "„(‚b‘)—‚c‘“" },
  { "a «\342\200\257b\342\200\257» c", "“a ‘b’ c”", "„a ‚b‘ c“" },
  { "a “b «c» d” e", "“a ‘b “c” d’ e”", "„a ‚b „c“ d‘ e“" },
  /* no quotation marks */
  { "Ukraine's 'red lines'", "“Ukraine's 'red lines'”", "„Ukraine's 'red lines'“" },
  { "a 12\" gun", "“a 12\" gun”", "„a 12\" gun“" },
};

static void
test_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *quotation = sp_quotation_dup (samples[i].words);

      g_assert_cmpstr (quotation, ==, samples[i].english);
    }
}

static void
test_german (void)
{
  if (!locale_sample_begin ("de_DE"))
    {
      locale_sample_end ();
      g_test_skip ("localedef cannot make the locale");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *quotation = sp_quotation_dup (samples[i].words);

      g_assert_cmpstr (quotation, ==, samples[i].german);
    }
  locale_sample_end ();
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotation/english", test_english);
  g_test_add_func ("/quotation/german", test_german);

  return g_test_run ();
}
