/* Becomes root by every call there is. */
#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    printf("%s\n", setuid(0) == 0 ? "LEAK setuid" : "refused");
    printf("%s\n", setresuid(0, 0, 0) == 0 ? "LEAK setresuid" : "refused");
    printf("%s\n", setgid(0) == 0 ? "LEAK setgid" : "refused");
    printf("%s\n", setgroups(0, 0) == 0 ? "LEAK setgroups" : "refused");
    printf("%s\n", chroot("/tmp") == 0 ? "LEAK chroot" : "refused");
    printf("%s\n", geteuid() == 0 ? "LEAK root" : "nobody");
    return 0;
}
