/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <math.h>

G_BEGIN_DECLS

/* An identifier of a row: random in 1 .. 2^53-1, never changed; 0 stands for "none". */
typedef gint64 SpId;

#define SP_ID_NONE ((SpId) 0)
#define SP_ID_MAX  ((((SpId) 1) << 53) - 1)

SpId sp_id_new_random (void);

/* Every enumeration is a GEnum whose nick is the token in the file and in CSV ("direct-quote"). */
typedef enum
{
  SP_ACTOR_KIND_PERSON,
  SP_ACTOR_KIND_OFFICE,
  SP_ACTOR_KIND_ORGANISATION,
  SP_ACTOR_KIND_STATE,
  SP_ACTOR_KIND_GROUP,
  SP_ACTOR_KIND_OTHER,
} SpActorKind;

typedef enum
{
  SP_SOURCE_KIND_ARTICLE,
  SP_SOURCE_KIND_SPEECH,
  SP_SOURCE_KIND_INTERVIEW,
  SP_SOURCE_KIND_DOCUMENT,
  SP_SOURCE_KIND_VOTE_RECORD,
  SP_SOURCE_KIND_DATASET,
  SP_SOURCE_KIND_OTHER,
} SpSourceKind;

typedef enum
{
  SP_QUALIFIER_FIRM,
  SP_QUALIFIER_CONDITIONAL,
  SP_QUALIFIER_AMBIGUOUS,
  SP_QUALIFIER_UNDECIDED,
  SP_QUALIFIER_NO_COMMENT,
} SpQualifier;

typedef enum
{
  SP_FORM_DIRECT_QUOTE,
  SP_FORM_PARAPHRASE,
  SP_FORM_REPORTED,
  SP_FORM_BEHAVIOUR,
  SP_FORM_OWN_ASSESSMENT,
} SpForm;

typedef enum
{
  SP_SIGN_NEGATIVE = -1,
  SP_SIGN_NONE = 0,
  SP_SIGN_POSITIVE = 1,
} SpSign;

typedef enum
{
  SP_PICTURE_KIND_MATRIX,
  SP_PICTURE_KIND_DIAGRAM,
  SP_PICTURE_KIND_GRID,         /* influence x interest */
  SP_PICTURE_KIND_SPECTRUM,     /* of one issue */
  SP_PICTURE_KIND_TIMELINE,
} SpPictureKind;

#define SP_N_PICTURE_KINDS (SP_PICTURE_KIND_TIMELINE + 1)

/* How an actor's statements on an issue amount to a position. */
typedef enum
{
  SP_RULE_LATEST,
  SP_RULE_MEAN,
  SP_RULE_WEIGHTED,
  SP_RULE_STRONGEST,
} SpRule;

typedef enum
{
  SP_ORDER_MANUAL,
  SP_ORDER_NAME,
  SP_ORDER_INFLUENCE,
  SP_ORDER_ACTIVITY,
  SP_ORDER_SIMILARITY,
} SpOrder;

/* What keeps the rows of a matrix together. */
typedef enum
{
  SP_GROUPING_NONE,
  SP_GROUPING_KIND,
  SP_GROUPING_BLOC,
  SP_GROUPING_SPEAKS_FOR,     /* an actor and all who speak for it */
} SpGrouping;

/* What stands for the interest of an actor: how important issues are to it, or how much it says. */
typedef enum
{
  SP_INTEREST_AUTOMATIC,      /* salience where any is known, else activity */
  SP_INTEREST_SALIENCE,
  SP_INTEREST_ACTIVITY,
} SpInterest;

/* The tables of a project that an edit can touch. */
typedef enum
{
  SP_TABLE_PROJECT,
  SP_TABLE_ACTOR,
  SP_TABLE_ISSUE,
  SP_TABLE_SOURCE,
  SP_TABLE_SOURCE_ERROR,
  SP_TABLE_STATEMENT,
  SP_TABLE_LINK,
  SP_TABLE_VIEW,
} SpTable;

#define SP_N_TABLES (SP_TABLE_VIEW + 1)

#define SP_TYPE_ACTOR_KIND (sp_actor_kind_get_type ())
GType sp_actor_kind_get_type (void) G_GNUC_CONST;
#define SP_TYPE_SOURCE_KIND (sp_source_kind_get_type ())
GType sp_source_kind_get_type (void) G_GNUC_CONST;
#define SP_TYPE_QUALIFIER (sp_qualifier_get_type ())
GType sp_qualifier_get_type (void) G_GNUC_CONST;
#define SP_TYPE_FORM (sp_form_get_type ())
GType sp_form_get_type (void) G_GNUC_CONST;
#define SP_TYPE_SIGN (sp_sign_get_type ())
GType sp_sign_get_type (void) G_GNUC_CONST;
#define SP_TYPE_PICTURE_KIND (sp_picture_kind_get_type ())
GType sp_picture_kind_get_type (void) G_GNUC_CONST;
#define SP_TYPE_RULE (sp_rule_get_type ())
GType sp_rule_get_type (void) G_GNUC_CONST;
#define SP_TYPE_ORDER (sp_order_get_type ())
GType sp_order_get_type (void) G_GNUC_CONST;
#define SP_TYPE_INTEREST (sp_interest_get_type ())
GType sp_interest_get_type (void) G_GNUC_CONST;
#define SP_TYPE_GROUPING (sp_grouping_get_type ())
GType sp_grouping_get_type (void) G_GNUC_CONST;
#define SP_TYPE_TABLE (sp_table_get_type ())
GType sp_table_get_type (void) G_GNUC_CONST;

/* The token of a value ("direct-quote") and back; spaces, underscores and case are forgiven on the way in. */
const char *sp_enum_to_token   (GType type, int value);
gboolean    sp_enum_from_token (GType type, const char *token, int *value);

/* The translated word for people ("direct quote"). */
const char *sp_enum_to_label   (GType type, int value);

/* A day, a month or a year: month 0 is "only the year", day 0 "only the month", year 0 "unknown".
 * Years 1 to 9999, proleptic Gregorian. */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} SpDate;

#define SP_DATE_NONE ((SpDate) { 0, 0, 0 })

gboolean sp_date_is_known     (SpDate date);
gboolean sp_date_is_valid     (SpDate date);
gboolean sp_date_parse        (const char *text, SpDate *date);   /* "2025", "2025-12", "2025-12-15", "" = none */
#define SP_DATE_ISO_SIZE 11
void     sp_date_write_iso    (SpDate date, char text[SP_DATE_ISO_SIZE]);
char    *sp_date_to_iso       (SpDate date);                       /* "" for none */
char    *sp_date_format       (SpDate date);                       /* in the user's locale; "" for none */
gint32   sp_date_get_first_day (SpDate date);                      /* Julian day number; 0 for none */
gint32   sp_date_get_last_day  (SpDate date);
SpDate   sp_date_from_day      (gint32 julian_day);
int      sp_date_compare       (SpDate a, SpDate b);               /* by first day, unknown first, coarser first */

/* A stance: five steps from -2 to 2, or an exact point from 0 to 100 on the issue's scale, or none. */
typedef enum
{
  SP_STANCE_KIND_NONE,
  SP_STANCE_KIND_STEP,
  SP_STANCE_KIND_POINT,
} SpStanceKind;

typedef struct
{
  SpStanceKind kind;
  double value;
} SpStance;

#define SP_STANCE_NONE     ((SpStance) { SP_STANCE_KIND_NONE, 0.0 })
#define SP_STANCE_STEP(s)  ((SpStance) { SP_STANCE_KIND_STEP, (s) })
#define SP_STANCE_POINT(p) ((SpStance) { SP_STANCE_KIND_POINT, (p) })

double      sp_stance_to_scale (SpStance stance);   /* -2 .. 2; NAN for none */
gboolean    sp_stance_is_valid (SpStance stance);
const char *sp_step_to_label   (int step);          /* "strongly oppose" .. "strongly support", translated */
const char *sp_step_to_glyph   (int step);          /* "−−" "−" "0" "+" "++" */

/* A passage of a source's text, in Unicode code points; start < 0 is "no passage". */
typedef struct
{
  gint32 start;
  gint32 end;
} SpPassage;

#define SP_PASSAGE_NONE ((SpPassage) { -1, -1 })

/* A colour as 0xRRGGBB, or none. */
typedef gint32 SpColour;
#define SP_COLOUR_NONE ((SpColour) -1)

gboolean sp_colour_parse  (const char *text, SpColour *colour);    /* "#1a5fb4", "" = none */
char    *sp_colour_to_hex (SpColour colour);

G_END_DECLS
