/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-colours.h"

#include <math.h>

/*
 * A profile by ICC.1:2004-10 (version 4.2) for sRGB as IEC 61966-2-1 defines it, so that who archives or prints the file need
 * not guess what its red is: three primaries, adapted from D65 to the white of profiles, D50, and one curve for all of them.
 */

#define PROFILE_VERSION 0x04200000
#define HEADER 128
#define ENTRY 12              /* of the table of parts */
#define FIRST_YEAR 2025       /* of the profile: it never changes */

enum { DESC, CPRT, WTPT, CHAD, R_XYZ, G_XYZ, B_XYZ, R_TRC, G_TRC, B_TRC, N_PARTS };

static const double white[] = { 0.9642, 1.0, 0.8249 };
static const double primaries[][3] = {
  { 0.436066, 0.222488, 0.013916 },
  { 0.385147, 0.716873, 0.097076 },
  { 0.143066, 0.060608, 0.714096 },
};
static const double adaptation[] = { 1.047882, 0.022919, -0.050217, 0.029587, 0.990479, -0.017059, -0.009247, 0.015076, 0.751678 };
/* ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, x / 12.92 below. */
static const double curve[] = { 2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045 };

static void
add_integer (SpPdfBytes *out,
             guint32     value)
{
  const char bytes[] = { (char) (value >> 24), (char) (value >> 16), (char) (value >> 8), (char) value };

  sp_pdf_bytes_add (out, bytes, sizeof bytes);
}

static void
add_numbers (SpPdfBytes   *out,
             const double *values,
             guint         n)
{
  for (guint i = 0; i < n; i++)
    add_integer (out, (guint32) (gint32) lrint (values[i] * 65536.0));
}

static void
add_zeros (SpPdfBytes *out,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    sp_pdf_bytes_add (out, "", 1);
}

/* A sign of four letters, and the four bytes that follow it in every part. */
static void
begin_part (SpPdfBytes *out,
            const char *kind)
{
  sp_pdf_bytes_words (out, kind);
  add_integer (out, 0);
}

static void
add_words (SpPdfBytes *out,
           const char *words)
{
  begin_part (out, "mluc");
  add_integer (out, 1);
  add_integer (out, 12);
  sp_pdf_bytes_words (out, "enUS");
  add_integer (out, (guint32) (2 * strlen (words)));
  add_integer (out, 28);
  for (; *words != '\0'; words++)
    {
      add_zeros (out, 1);
      sp_pdf_bytes_add (out, words, 1);
    }
}

static void
add_part (SpPdfBytes *out,
          guint       part)
{
  switch (part)
    {
    case DESC:
      add_words (out, "sRGB");
      break;
    case CPRT:
      add_words (out, "No copyright is claimed");
      break;
    case WTPT:
      begin_part (out, "XYZ ");
      add_numbers (out, white, G_N_ELEMENTS (white));
      break;
    case CHAD:
      begin_part (out, "sf32");
      add_numbers (out, adaptation, G_N_ELEMENTS (adaptation));
      break;
    case R_XYZ:
    case G_XYZ:
    case B_XYZ:
      begin_part (out, "XYZ ");
      add_numbers (out, primaries[part - R_XYZ], G_N_ELEMENTS (primaries[0]));
      break;
    default:
      begin_part (out, "para");
      add_integer (out, 3 << 16);
      add_numbers (out, curve, G_N_ELEMENTS (curve));
      break;
    }
  while (out->length % 4 != 0)
    add_zeros (out, 1);
}

static void
add_header (SpPdfBytes *out,
            gsize       length)
{
  static const guint32 date[] = { FIRST_YEAR << 16 | 1, 1 << 16, 0 };

  add_integer (out, (guint32) length);
  add_zeros (out, 4);
  add_integer (out, PROFILE_VERSION);
  sp_pdf_bytes_words (out, "mntrRGB XYZ ");
  for (guint i = 0; i < G_N_ELEMENTS (date); i++)
    add_integer (out, date[i]);
  sp_pdf_bytes_words (out, "acsp");
  add_zeros (out, 28);
  add_numbers (out, white, G_N_ELEMENTS (white));
  add_zeros (out, HEADER - (guint) out->length);
}

/* The three curves are one part of the file. */
static void
make_profile (SpPdfBytes *out)
{
  static const char * const names[N_PARTS] = {
    "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC",
  };
  gsize begin = HEADER + 4 + N_PARTS * ENTRY;
  gsize places[N_PARTS];
  g_auto (SpPdfBytes) parts = { 0 };

  for (guint i = 0; i <= R_TRC; i++)
    {
      places[i] = parts.length;
      add_part (&parts, i);
    }
  add_header (out, begin + parts.length);
  add_integer (out, N_PARTS);
  for (guint i = 0; i < N_PARTS; i++)
    {
      guint part = MIN (i, R_TRC);
      gsize end = part < R_TRC ? places[part + 1] : parts.length;

      sp_pdf_bytes_words (out, names[i]);
      add_integer (out, (guint32) (begin + places[part]));
      add_integer (out, (guint32) (end - places[part]));
    }
  sp_pdf_bytes_add (out, parts.data, parts.length);
}

guint
sp_pdf_colours_write (SpPdfFile *file)
{
  guint intent = sp_pdf_file_reserve (file);
  guint profile = sp_pdf_file_reserve (file);
  g_auto (SpPdfBytes) object = { 0 };
  SpPdfBytes content = { 0 };

  make_profile (&content);
  sp_pdf_file_add_stream (file, profile, "/N 3", &content);
  sp_pdf_bytes_words (&object, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
                               "/RegistryName(http://www.color.org)/DestOutputProfile ");
  sp_pdf_bytes_reference (&object, profile);
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (file, intent, &object);
  return intent;
}
