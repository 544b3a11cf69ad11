/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/*
 * The plain rows. In a snapshot their strings belong to the snapshot; as an argument they are borrowed for
 * the call. Text is never NULL in a snapshot ("" is "not given"); as an argument NULL is taken as "".
 * String vectors are NULL-terminated, never NULL in a snapshot, and sorted as the user gave them.
 * Unknown numbers are NAN. Every type begins with its id and has an ordinal: the order by hand, ascending.
 */

typedef struct
{
  const char *uuid;       /* of the document; made when it is new */
  const char *title;
  const char *description;
  SpDate as_of;           /* the date of the pictures, or none for "today" */
} SpProjectRow;

typedef struct
{
  SpId id;
  double ordinal;
  const char *name;       /* not empty, unique among actors */
  SpActorKind kind;
  const char *role;
  SpId speaks_for;        /* another actor, or SP_ID_NONE; never in a circle */
  double influence;       /* 0 .. 100, or NAN */
  SpColour colour;
  const char *note;
  const char * const *aliases;
  const char * const *tags;
} SpActor;

typedef struct
{
  SpId id;
  double ordinal;
  const char *name;       /* not empty, unique among issues */
  const char *question;
  const char *oppose_end;
  const char *support_end;
  double reference;       /* 0 .. 100, or NAN */
  const char *note;
} SpIssue;

typedef struct
{
  SpId id;
  double ordinal;
  const char *title;      /* not empty */
  SpSourceKind kind;
  const char *author;
  const char *publisher;
  SpDate date;
  const char *language;   /* BCP 47 */
  const char *address;
  SpDate retrieved;
  const char *text;       /* the full text, or "" */
  const char *note;
} SpSource;

/* A known error of a source: what is printed, and what is right. */
typedef struct
{
  SpId id;
  double ordinal;
  SpId source;
  SpPassage passage;
  const char *quote;
  const char *note;       /* not empty */
} SpSourceError;

typedef struct
{
  SpId id;
  double ordinal;
  SpId actor;
  SpId issue;
  SpStance stance;        /* none where the qualifier is undecided or no comment */
  SpQualifier qualifier;
  const char *condition;  /* the words of the condition, or "" */
  double salience;        /* 0 .. 100, or NAN */
  SpDate date;
  SpForm form;
  SpId source;            /* or SP_ID_NONE */
  SpPassage passage;
  const char *quote;      /* the quoted words */
  const char *reported_by;
  double confidence;      /* 0 .. 100, or NAN */
  const char *coder;
  const char *note;
  const char * const *tags;
} SpStatement;

typedef struct
{
  SpId id;
  double ordinal;
  SpId from;
  SpId to;                /* not the same actor */
  const char *kind;       /* not empty */
  gboolean directed;
  SpSign sign;
  int strength;           /* 1 .. 5 */
  SpDate start;
  SpDate end;
  SpId source;            /* or SP_ID_NONE */
  SpPassage passage;
  const char *quote;
  const char *note;
  const char * const *tags;
} SpLink;

typedef struct
{
  SpId id;
  double ordinal;
  const char *name;       /* not empty */
  SpPictureKind kind;
  const char *settings;   /* a JSON object: filters, date, order, manual placement */
} SpView;

/* Rows with every field at its default (unknown numbers NAN, no colour, strength 1, no passage). */
#define SP_ACTOR_INIT        ((SpActor) { .kind = SP_ACTOR_KIND_PERSON, .influence = NAN, .colour = SP_COLOUR_NONE })
#define SP_ISSUE_INIT        ((SpIssue) { .reference = NAN })
#define SP_SOURCE_INIT       ((SpSource) { .kind = SP_SOURCE_KIND_ARTICLE })
#define SP_SOURCE_ERROR_INIT ((SpSourceError) { .passage = SP_PASSAGE_NONE })
#define SP_STATEMENT_INIT \
  ((SpStatement) { .salience = NAN, .confidence = NAN, .form = SP_FORM_REPORTED, .passage = SP_PASSAGE_NONE })
#define SP_LINK_INIT         ((SpLink) { .directed = TRUE, .strength = 1, .passage = SP_PASSAGE_NONE })
#define SP_VIEW_INIT         ((SpView) { .kind = SP_PICTURE_KIND_MATRIX })

G_END_DECLS
