#define _GNU_SOURCE
#include <sys/file.h>
#include <fcntl.h>
#include <stdio.h>
#include <errno.h>
static void try(const char *what, int got){ printf("%s %s %d\n", got==-1?"denied":"LEAK", what, errno); }
int main(){
  /* Every sandbox has this file. */
  int fd=open("/usr/bin/env",O_RDONLY), dir=open("/usr/bin",O_RDONLY);
  struct flock lock={.l_type=F_RDLCK,.l_whence=SEEK_SET};
  try("flock",flock(fd,LOCK_EX|LOCK_NB));
  try("posix",fcntl(fd,F_SETLK,&lock));
  try("posix wait",fcntl(fd,F_SETLKW,&lock));
  try("posix look",fcntl(fd,F_GETLK,&lock));
  lock.l_pid=0;
  try("ofd",fcntl(fd,F_OFD_SETLK,&lock));
  try("ofd look",fcntl(fd,F_OFD_GETLK,&lock));
  try("lease",fcntl(fd,F_SETLEASE,F_RDLCK));
  try("lease look",fcntl(fd,F_GETLEASE));
  try("notify",fcntl(dir,F_NOTIFY,DN_ACCESS|DN_MULTISHOT));
  printf("flags %d\n",fcntl(fd,F_GETFL)>=0);
}
