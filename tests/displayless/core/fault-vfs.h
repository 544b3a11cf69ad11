/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

/*
 * A shim between SQLite and the system, and a count of calls that it shares with whoever else asks fault_strikes():
 * the call of the number that was armed fails, once or from then on.
 */
typedef struct
{
  guint n_calls;
  guint strike;                 /* the number of the call that fails; 0 for none */
  gboolean lasting;             /* and all after it */
  gboolean struck;
  int code;                     /* of SQLite */
} Fault;

static Fault fault;

static inline void
fault_arm (guint    strike,
           gboolean lasting,
           int      code)
{
  fault = (Fault) { .strike = strike, .lasting = lasting, .code = code };
}

static inline gboolean
fault_strikes (void)
{
  gboolean strikes;

  fault.n_calls++;
  strikes = fault.strike > 0 && (fault.n_calls == fault.strike || (fault.lasting && fault.n_calls > fault.strike));
  fault.struck = fault.struck || strikes;
  return strikes;
}

/* The file of the system stands right behind ours. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

#define REAL(file) (((FaultFile *) (file))->real)

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file,
            void         *buffer,
            int           size,
            sqlite3_int64 offset)
{
  if (fault_strikes ())
    return SQLITE_IOERR_READ;
  return REAL (file)->pMethods->xRead (REAL (file), buffer, size, offset);
}

/* A write that fails may have done its half. */
static int
fault_write (sqlite3_file *file,
             const void   *buffer,
             int           size,
             sqlite3_int64 offset)
{
  if (!fault_strikes ())
    return REAL (file)->pMethods->xWrite (REAL (file), buffer, size, offset);

  REAL (file)->pMethods->xWrite (REAL (file), buffer, size / 2, offset);
  return fault.code;
}

static int
fault_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  return fault_strikes () ? SQLITE_IOERR_TRUNCATE : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  return fault_strikes () ? SQLITE_IOERR_FSYNC : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return fault_strikes () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           level)
{
  return fault_strikes () ? SQLITE_IOERR_LOCK : REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file,
              int           level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_lock (sqlite3_file *file,
                  int          *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
fault_control (sqlite3_file *file,
               int           operation,
               void         *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shared_map (sqlite3_file   *file,
                  int             region,
                  int             size,
                  int             extend,
                  void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), region, size, extend, memory);
}

static int
fault_shared_lock (sqlite3_file *file,
                   int           offset,
                   int           n,
                   int           flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shared_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shared_unmap (sqlite3_file *file,
                    int           delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shared_map,
  .xShmLock = fault_shared_lock,
  .xShmBarrier = fault_shared_barrier,
  .xShmUnmap = fault_shared_unmap,
};

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  sqlite3_vfs *real = vfs->pAppData;
  int result;

  file->pMethods = NULL;
  if (fault_strikes ())
    return SQLITE_CANTOPEN;

  REAL (file) = (sqlite3_file *) ((char *) file + sizeof (FaultFile));
  result = real->xOpen (real, name, REAL (file), flags, out_flags);
  if (REAL (file)->pMethods != NULL)
    file->pMethods = &fault_methods;
  return result;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          sync)
{
  sqlite3_vfs *real = vfs->pAppData;

  return fault_strikes () ? SQLITE_IOERR_DELETE : real->xDelete (real, name, sync);
}

static int
fault_access (sqlite3_vfs *vfs,
              const char  *name,
              int          flags,
              int         *result)
{
  sqlite3_vfs *real = vfs->pAppData;

  return fault_strikes () ? SQLITE_IOERR_ACCESS : real->xAccess (real, name, flags, result);
}

/* Stands before the system from now on, for every connection. */
static inline void
fault_vfs_install (void)
{
  static sqlite3_vfs shim;
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  shim = *real;
  shim.zName = "fault";
  shim.szOsFile = real->szOsFile + (int) sizeof (FaultFile);
  shim.pAppData = real;
  shim.pNext = NULL;
  shim.xOpen = fault_open;
  shim.xDelete = fault_delete;
  shim.xAccess = fault_access;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}
