/* Lowers the limits of PID 1, which has the same uid, to kill it; raises its own. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
int main(void) {
    struct rlimit none = {0, 0}, all = {RLIM_INFINITY, RLIM_INFINITY};
    errno = 0;
    int r = prlimit(1, RLIMIT_CPU, &none, 0);
    printf("%s %d\n", r == 0 ? "LEAK lowered" : "refused", errno);
    errno = 0;
    r = setrlimit(RLIMIT_FSIZE, &all);
    printf("%s %d\n", r == 0 ? "LEAK raised" : "refused", errno);
    return 0;
}
