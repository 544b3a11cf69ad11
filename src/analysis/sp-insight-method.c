/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

static const struct
{
  const char *title;
  const char *method;
  const char *reference;      /* not translated */
} texts[SP_N_INSIGHTS] = {
  [SP_INSIGHT_CONTESTED] = {
    N_ ("Most Contested Issues"),
    N_ ("Every actor with a position counts once, on one of five steps. The agreement A of the steps is 1 when all actors share "
        "one, 0 when they are spread evenly, and −1 when half stand at either end. Polarisation is (1 − A) / 2, "
        "from 0 to 1; of the issues with actors on both sides the most polarised comes first. Actors without a position are "
        "left out."),
    "C. van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35, 2001.",
  },
  [SP_INSIGHT_BLOCS] = {
    N_ ("Blocs"),
    N_ ("Two actors are tied by how alike their positions are on the issues on which both have one, where they agree more than "
        "they disagree. The Leiden method finds the groups with more ties inside than chance would give. "
        "Modularity tells how much more: 0 is chance, from 0.3 on the blocs are clear. Who shares no issue with another is "
        "not tied to it."),
    "V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, Scientific "
    "Reports 9, 2019.",
  },
  [SP_INSIGHT_BRIDGES] = {
    N_ ("Bridges Between Blocs"),
    N_ ("For each actor its ties are added up bloc by bloc. The participation coefficient is 1 less the sum of the squares of "
        "their shares: 0 when all ties lie within one bloc, more the more evenly they are spread. Actors without a bloc "
        "are left out."),
    "R. Guimerà and L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature 433, 2005.",
  },
  [SP_INSIGHT_PIVOTS] = {
    N_ ("Pivotal Actors"),
    N_ ("An issue lands at the mean of all positions, weighted by influence × salience. Each actor in turn is left out: if the "
        "issue would then no longer land on its side of neutral, the actor turns it. The actor at the median has at most half of "
        "the weight on either side. Unknown influence or salience is taken as the mean of what is known on the issue. "
        "Issues with fewer than three positions are left out."),
    "J. F. Banzhaf, Weighted voting doesn’t work: a mathematical analysis, Rutgers Law Review 19, 1965. D. Black, On the "
    "rationale of group decision-making, Journal of Political Economy 56, 1948.",
  },
  [SP_INSIGHT_CONTRADICTIONS] = {
    N_ ("Contradictions"),
    N_ ("Two statements of an actor on one issue, on opposite sides of neutral and at most 30 days apart; the newest such pair. "
        "Undecided and neutral statements contradict nothing, and undated ones only one another. Whether it is a contradiction "
        "is for the reader to judge: both statements are shown."),
    "",
  },
  [SP_INSIGHT_SHIFTS] = {
    N_ ("Shifts"),
    N_ ("The last change of half a step or more between the mean stances of two days on which an actor spoke on an issue, "
        "unless it is a contradiction. Days without a stance are passed over; undated statements are older than "
        "all others."),
    "",
  },
  [SP_INSIGHT_GAPS] = {
    N_ ("Gaps"),
    N_ ("Actors and issues without any statement up to the date. An isolated actor has no link either, and nobody speaks for it "
        "or is spoken for by it. That shows what the project lacks, not what was left unsaid."),
    "",
  },
};

/**
 * sp_insight_get_title:
 * @kind: which insight
 *
 * Returns: (transfer none): its heading
 */
const char *
sp_insight_get_title (SpInsightKind kind)
{
  return _ (texts[kind].title);
}

/**
 * sp_insight_get_method:
 * @kind: which insight
 *
 * Returns: (transfer none): how it is computed and what missing data does, in sentences for users
 */
const char *
sp_insight_get_method (SpInsightKind kind)
{
  return _ (texts[kind].method);
}

/**
 * sp_insight_get_reference:
 * @kind: which insight
 *
 * Returns: (transfer none): where the method comes from, "" for a definition of this program
 */
const char *
sp_insight_get_reference (SpInsightKind kind)
{
  return texts[kind].reference;
}
