/* Writes down every write, truncation, sync and removal below one folder, in order, for the power-cut test.
   Preloaded into a child process only: IOLOG_BELOW names the folder, IOLOG_TO the record. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int record = -1;
static ssize_t (*real_write)(int, const void *, size_t);

static void put(char kind, const char *path, int64_t at, const void *bytes, uint64_t length) {
    const char *below = getenv("IOLOG_BELOW");
    if (!below || strncmp(path, below, strlen(below)) != 0) return;
    const char *name = path + strlen(below);
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    if (record < 0) {
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        record = real_open(getenv("IOLOG_TO"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    char head[700];
    int size = snprintf(head, sizeof head, "%c %lld %llu %s\n", kind, (long long)at,
                        (unsigned long long)(bytes ? length : 0), name);
    real_write(record, head, size);
    if (bytes) real_write(record, bytes, length);
}

static void put_fd(char kind, int fd, int64_t at, const void *bytes, uint64_t length) {
    char link[64], path[600];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return;
    path[size] = 0;
    put(kind, path, at, bytes, length);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    ssize_t done = real(fd, bytes, length, at);
    if (done > 0) put_fd('w', fd, at, bytes, done);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    ssize_t done = real(fd, bytes, length, at);
    if (done > 0) put_fd('w', fd, at, bytes, done);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, bytes, length);
    if (done > 0 && at >= 0 && fd != record) put_fd('w', fd, at, bytes, done);
    return done;
}

int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    int done = real(fd, length);
    if (done == 0) put_fd('t', fd, length, NULL, 0);
    return done;
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    int done = real(fd, length);
    if (done == 0) put_fd('t', fd, length, NULL, 0);
    return done;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    int done = real(fd);
    if (done == 0) put_fd('s', fd, 0, NULL, 0);
    return done;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    int done = real(fd);
    if (done == 0) put_fd('s', fd, 0, NULL, 0);
    return done;
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int done = real(path);
    if (done == 0) put('u', path, 0, NULL, 0);
    return done;
}
