/* Reads and writes the agent's memory by process_vm_readv, and takes its descriptors by pidfd_getfd. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
int main(void) {
    char buffer[64];
    struct iovec mine = {buffer, sizeof buffer}, theirs = {(void *)0x400000, sizeof buffer};
    errno = 0;
    long r = process_vm_readv(1, &mine, 1, &theirs, 1, 0);
    printf("%s %d\n", r >= 0 ? "LEAK read" : "refused", errno);
    errno = 0;
    r = process_vm_writev(1, &mine, 1, &theirs, 1, 0);
    printf("%s %d\n", r >= 0 ? "LEAK wrote" : "refused", errno);
    int pidfd = syscall(SYS_pidfd_open, 1, 0);
    errno = 0;
    r = syscall(SYS_pidfd_getfd, pidfd, 0, 0);
    printf("%s %d\n", r >= 0 ? "LEAK took" : "refused", errno);
    return 0;
}
