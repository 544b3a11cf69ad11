/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Loops that are run in vectors are compiled twice: for every processor, and for those with wider vectors. Both add in
 * the same order and round each step, so the result is the same bit for bit: no multiplication is fused with a sum.
 */
#if defined (__x86_64__) && defined (__GNUC__)
#define SP_LAYOUT_WIDE __attribute__ ((target ("avx2")))
#define SP_LAYOUT_HAS_WIDE (__builtin_cpu_supports ("avx2"))
#else
#define SP_LAYOUT_WIDE
#define SP_LAYOUT_HAS_WIDE FALSE
#endif
