#include "web/spool.h"

#include <sys/statvfs.h>
#include "web/limits.h"

bool spool_leaves_reserve(int fd, int64_t bytes)
{
	struct statvfs disk;
	int64_t reserve;

	if (fstatvfs(fd, &disk) != 0)
		return false;
	if (disk.f_blocks == 0)
		return true;	/* a disk in memory that has no size of its own */
	reserve = (int64_t)(disk.f_blocks * disk.f_frsize / 10);
	if (reserve > SPOOL_RESERVE_BYTES_MAX)
		reserve = SPOOL_RESERVE_BYTES_MAX;
	return (int64_t)(disk.f_bavail * disk.f_frsize) - bytes >= reserve;
}
