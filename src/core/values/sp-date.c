/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-values.h"

#include <glib/gi18n-lib.h>

#define LAST_YEAR 9999
#define MONTHS_IN_YEAR 12

/* GDate counts from the first day of the year 1; this is the Julian day number of the day before it. */
#define JULIAN_DAY_BEFORE_YEAR_ONE 1721425

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Without a call to GDate: the date of every statement is looked at when a project is opened. */
static guint
count_days_of_month (SpDate date)
{
  static const guint8 days[MONTHS_IN_YEAR] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[date.month - 1] + (date.month == 2 && is_leap_year (date.year) ? 1u : 0u);
}

/* As GDate counts, without its checks: every picture asks for the day of every statement. */
static gint32
count_julian_day (SpDate date)
{
  static const guint16 days_before_month[MONTHS_IN_YEAR] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  gint32 n_years = date.year - 1;
  gint32 n_days = 365 * n_years + n_years / 4 - n_years / 100 + n_years / 400;

  if (date.month > 2 && is_leap_year (date.year))
    n_days++;
  return n_days + days_before_month[date.month - 1] + date.day + JULIAN_DAY_BEFORE_YEAR_ONE;
}

/**
 * sp_date_is_known:
 * @date: a date
 *
 * Returns: whether at least the year is known
 */
gboolean
sp_date_is_known (SpDate date)
{
  return date.year != 0;
}

/**
 * sp_date_is_valid:
 * @date: a date
 *
 * Returns: whether @date is a day, a month or a year of the Gregorian calendar between 1 and 9999, or unknown
 */
gboolean
sp_date_is_valid (SpDate date)
{
  if (date.year == 0)
    return date.month == 0 && date.day == 0;
  if (date.year < 0 || date.year > LAST_YEAR || date.month > MONTHS_IN_YEAR)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  return date.day <= count_days_of_month (date);
}

/* Reads exactly COUNT digits and moves on; 0 is never a part of a date, so it stands for "none". */
static guint
read_digits (const char **text,
             guint        count)
{
  guint number = 0;

  for (guint i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return 0;
      number = number * 10 + (guint) (**text - '0');
    }
  return number;
}

static gboolean
read_part (const char **text,
           guint8      *part)
{
  if (**text == '\0')
    return TRUE;
  if (**text != '-')
    return FALSE;
  (*text)++;
  *part = (guint8) read_digits (text, 2);
  return *part != 0;
}

/**
 * sp_date_parse:
 * @text: (nullable): "2025", "2025-12" or "2025-12-15"; "" or `NULL` for unknown
 * @date: (out): where the date goes; left alone when @text is no date
 *
 * Returns: whether @text is a date in this form that the calendar has
 */
gboolean
sp_date_parse (const char *text,
               SpDate     *date)
{
  SpDate read = SP_DATE_NONE;

  if (text == NULL || *text == '\0')
    {
      *date = SP_DATE_NONE;
      return TRUE;
    }

  read.year = (gint16) read_digits (&text, 4);
  if (read.year == 0 || !read_part (&text, &read.month) || !read_part (&text, &read.day))
    return FALSE;
  if (*text != '\0' || !sp_date_is_valid (read))
    return FALSE;

  *date = read;
  return TRUE;
}

static char *
write_digits (char  *text,
              guint  number,
              guint  count)
{
  for (guint i = count; i > 0; i--, number /= 10)
    text[i - 1] = (char) ('0' + number % 10);
  return text + count;
}

/**
 * sp_date_write_iso:
 * @date: a date
 * @text: (out caller-allocates) (array fixed-size=11): the text that sp_date_parse() reads back, as long as the date is
 *   precise; "" for unknown
 *
 * Does what sp_date_to_iso() does where very many are written.
 */
void
sp_date_write_iso (SpDate date,
                   char   text[SP_DATE_ISO_SIZE])
{
  if (date.year != 0)
    text = write_digits (text, (guint) date.year, 4);
  if (date.year != 0 && date.month != 0)
    {
      *text++ = '-';
      text = write_digits (text, date.month, 2);
    }
  if (date.year != 0 && date.month != 0 && date.day != 0)
    {
      *text++ = '-';
      text = write_digits (text, date.day, 2);
    }
  *text = '\0';
}

/**
 * sp_date_to_iso:
 * @date: a date
 *
 * Returns: (transfer full): the text that sp_date_parse() reads back, as long as the date is precise
 */
char *
sp_date_to_iso (SpDate date)
{
  char text[SP_DATE_ISO_SIZE];

  sp_date_write_iso (date, text);
  return g_strdup (text);
}

/**
 * sp_date_format:
 * @date: a date
 *
 * Writes a date for people, no more precise than it is known.
 *
 * Returns: (transfer full): such as "15 December 2025" in the user's language; "" for unknown
 */
char *
sp_date_format (SpDate date)
{
  g_autoptr (GDateTime) moment = NULL;

  if (!sp_date_is_known (date) || !sp_date_is_valid (date))
    return g_strdup ("");

  moment = g_date_time_new_utc (date.year, MAX (date.month, 1), MAX (date.day, 1), 0, 0, 0);
  if (date.month == 0)
    /* Translators: a date of which only the year is known, in the codes of g_date_time_format() */
    return g_date_time_format (moment, C_ ("date of a year", "%Y"));
  if (date.day == 0)
    /* Translators: a date of which only month and year are known */
    return g_date_time_format (moment, C_ ("date of a month", "%OB %Y"));
  /* Translators: a date that is known to the day */
  return g_date_time_format (moment, C_ ("date of a day", "%-d %B %Y"));
}

/**
 * sp_date_get_first_day:
 * @date: a valid date
 *
 * Returns: the Julian day number of the first day that @date can mean; 0 for unknown
 */
gint32
sp_date_get_first_day (SpDate date)
{
  if (date.year == 0)
    return 0;
  date.month = MAX (date.month, 1);
  date.day = MAX (date.day, 1);
  return count_julian_day (date);
}

/**
 * sp_date_get_last_day:
 * @date: a valid date
 *
 * Returns: the Julian day number of the last day that @date can mean; 0 for unknown
 */
gint32
sp_date_get_last_day (SpDate date)
{
  if (date.year == 0)
    return 0;
  if (date.month == 0)
    date.month = MONTHS_IN_YEAR;
  if (date.day == 0)
    date.day = (guint8) count_days_of_month (date);
  return count_julian_day (date);
}

/**
 * sp_date_from_day:
 * @julian_day: a Julian day number
 *
 * Returns: that day, or %SP_DATE_NONE when it lies outside the years 1 to 9999
 */
SpDate
sp_date_from_day (gint32 julian_day)
{
  const SpDate last = { LAST_YEAR, MONTHS_IN_YEAR, 31 };
  GDate day;

  if (julian_day <= JULIAN_DAY_BEFORE_YEAR_ONE || julian_day > count_julian_day (last))
    return SP_DATE_NONE;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) (julian_day - JULIAN_DAY_BEFORE_YEAR_ONE));
  return (SpDate) { (gint16) g_date_get_year (&day), (guint8) g_date_get_month (&day), g_date_get_day (&day) };
}

/**
 * sp_date_compare:
 * @a: a valid date
 * @b: a valid date
 *
 * Puts dates in order: the unknown one first, then by the first day that they can mean; of two with the same first
 * day the coarser comes first.
 *
 * Returns: a negative number, 0 or a positive number
 */
int
sp_date_compare (SpDate a,
                 SpDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  return a.day - b.day;
}
