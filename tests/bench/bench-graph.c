/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-planted.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Graphs for comparing layouts, and what their pictures are worth:
 *
 *   bench-graph make N SEED FOLDER       writes nodes.csv, links.csv and graph.dot
 *   bench-graph measure N SEED PLACES    prints stress, bloc share and crossings of a table of id, x, y
 */

/* As of actors in an arena: more and larger blocs the more actors, and more than four links each. */
#define BLOC_SIZE(n) ((guint) (2.75 * sqrt (n)))
#define LINKS 4.5
#define INSIDE 0.95

/* Stress over all pairs takes too long beyond: the paths from so many nodes are measured. */
#define MOST_SOURCES 1000
#define MOST_NODES_FOR_CROSSINGS 10000

static gboolean
write_file (const char *folder, const char *name, GString *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, text->str, (gssize) text->len, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static int
make (const LayoutPlanted *graph, const char *folder)
{
  g_autoptr (GString) nodes = g_string_new ("id\n");
  g_autoptr (GString) links = g_string_new ("source,target,weight,sign\n");
  g_autoptr (GString) dot = g_string_new ("graph g {\nnode [shape=point, width=0.05];\n");

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      g_string_append_printf (nodes, "%u\n", i);
      g_string_append_printf (dot, "%u;\n", i);
    }
  for (guint i = 0; i < graph->n_edges; i++)
    {
      g_string_append_printf (links, "%u,%u,1,0\n", graph->edges[i].source, graph->edges[i].target);
      g_string_append_printf (dot, "%u -- %u;\n", graph->edges[i].source, graph->edges[i].target);
    }
  g_string_append (dot, "}\n");
  return write_file (folder, "nodes.csv", nodes) && write_file (folder, "links.csv", links)
             && write_file (folder, "graph.dot", dot)
           ? EXIT_SUCCESS
           : EXIT_FAILURE;
}

/* Returns how many nodes have a place. */
static guint
read_places (const char *text, guint n, double *x, double *y)
{
  guint n_read = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      unsigned id;
      double read_x, read_y;

      line += *line == '\n';
      if (sscanf (line, "%u,%lf,%lf", &id, &read_x, &read_y) != 3 || id >= n)
        continue;
      x[id] = read_x;
      y[id] = read_y;
      n_read++;
    }
  return n_read;
}

static int
measure (const LayoutPlanted *graph, const char *path)
{
  guint n = graph->n_nodes;
  g_autofree double *x = g_new0 (double, n);
  g_autofree double *y = g_new0 (double, n);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (read_places (text, n, x, y) != n)
    {
      g_printerr ("%s: not every node has a place\n", path);
      return EXIT_FAILURE;
    }
  g_print ("%.6f %.4f ", layout_planted_measure_stress (graph, x, y, MOST_SOURCES),
           layout_planted_measure_share (graph, x, y));
  if (n <= MOST_NODES_FOR_CROSSINGS)
    g_print ("%" G_GUINT64_FORMAT "\n", layout_planted_count_crossings (graph, x, y));
  else
    g_print ("-1\n");
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  g_autoptr (LayoutPlanted) graph = NULL;
  guint n;

  if (argc != 5)
    {
      g_printerr ("bench-graph make|measure N SEED PATH\n");
      return 2;
    }
  n = (guint) CLAMP (atoi (argv[2]), 2, 1000000);
  graph = layout_planted_new (n, BLOC_SIZE (n), LINKS, INSIDE, (guint64) atoi (argv[3]));
  return strcmp (argv[1], "make") == 0 ? make (graph, argv[4]) : measure (graph, argv[4]);
}
