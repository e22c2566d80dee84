/* Preloaded into a process: each write, truncation and sync of a file in RECORDED_FOLDER goes into RECORDING, in order. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int recording = -1;

/* The name within the folder, or nothing for a file elsewhere. */
static const char *name_of(int fd, char *path, size_t size) {
    const char *folder = getenv("RECORDED_FOLDER");
    char link[64] = "/proc/self/fd/";
    char digits[16];
    int at = 15;
    digits[at] = 0;
    unsigned number = (unsigned)fd;
    if (!folder || fd < 0) return NULL;
    do { digits[--at] = '0' + number % 10; number /= 10; } while (number);
    strcat(link, digits + at);
    ssize_t length = readlink(link, path, size - 1);
    if (length <= 0) return NULL;
    path[length] = 0;
    size_t prefix = strlen(folder);
    return strncmp(path, folder, prefix) == 0 && path[prefix] == '/' ? path + prefix + 1 : NULL;
}

static void put(const void *bytes, size_t length) {
    const char *next = bytes;
    while (length) {
        long written = syscall(SYS_write, recording, next, length);
        if (written <= 0) _exit(99);
        next += written;
        length -= (size_t)written;
    }
}

static void record(char what, int fd, int64_t offset, const void *bytes, uint32_t length) {
    char path[4096];
    const char *name = name_of(fd, path, sizeof path);
    if (!name) return;
    pthread_mutex_lock(&one_at_a_time);
    if (recording < 0) recording = open(getenv("RECORDING"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    uint32_t named = (uint32_t)strlen(name), held = bytes ? length : 0;
    put(&what, 1);
    put(&named, 4);
    put(name, named);
    put(&offset, 8);
    put(&held, 4);
    if (held) put(bytes, held);
    pthread_mutex_unlock(&one_at_a_time);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(pwrite64);
    ssize_t written = real(fd, bytes, length, offset);
    if (written > 0) record('w', fd, offset, bytes, (uint32_t)written);
    return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    REAL(pwrite);
    ssize_t written = real(fd, bytes, length, offset);
    if (written > 0) record('w', fd, offset, bytes, (uint32_t)written);
    return written;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(write);
    ssize_t written = real(fd, bytes, length);
    if (written > 0) record('a', fd, 0, bytes, (uint32_t)written);
    return written;
}

int ftruncate64(int fd, off64_t length) {
    REAL(ftruncate64);
    int result = real(fd, length);
    if (result == 0) record('t', fd, length, NULL, 0);
    return result;
}

int ftruncate(int fd, off_t length) {
    REAL(ftruncate);
    int result = real(fd, length);
    if (result == 0) record('t', fd, length, NULL, 0);
    return result;
}

int fdatasync(int fd) {
    REAL(fdatasync);
    int result = real(fd);
    if (result == 0) record('s', fd, 0, NULL, 0);
    return result;
}

int fsync(int fd) {
    REAL(fsync);
    int result = real(fd);
    if (result == 0) record('s', fd, 0, NULL, 0);
    return result;
}

int unlink(const char *path) {
    REAL(unlink);
    int held = open(path, O_RDONLY | O_CLOEXEC);
    if (held >= 0) {
        record('u', held, 0, NULL, 0);
        close(held);
    }
    return real(path);
}
