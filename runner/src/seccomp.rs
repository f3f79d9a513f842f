//! The system calls a program may make: an allowlist after Docker's default profile, without what that one lets through and
//! nobody here needs (ptrace, process_vm, io_uring, keyctl, mount, bpf, perf). Everything else answers EPERM. Sandboxes see the
//! same files of languages: what would tell one of them that another uses these (watching, locks, leases) is not in it either.

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};
use std::collections::BTreeMap;

/// Flags of clone(2) that make namespaces.
const NEW_NAMESPACES: u64 = 0x7E02_0000;

/// Commands of fcntl(2) that are seen by whoever has the same file.
const SHARED_LOCKS: [libc::c_int; 9] = [
    libc::F_GETLK,
    libc::F_SETLK,
    libc::F_SETLKW,
    libc::F_OFD_GETLK,
    libc::F_OFD_SETLK,
    libc::F_OFD_SETLKW,
    libc::F_GETLEASE,
    libc::F_SETLEASE,
    libc::F_NOTIFY,
];

/// A system call by name and number.
type Call = (&'static str, libc::c_long);

macro_rules! calls {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}

const ALLOWED: &[Call] = calls! {
    SYS_accept SYS_accept4 SYS_bind SYS_brk SYS_capget SYS_capset SYS_chdir SYS_clock_getres SYS_clock_gettime
    SYS_clock_nanosleep SYS_clone3 SYS_close SYS_close_range SYS_connect SYS_copy_file_range SYS_dup SYS_dup3
    SYS_epoll_create1 SYS_epoll_ctl SYS_epoll_pwait SYS_epoll_pwait2 SYS_eventfd2 SYS_execve SYS_execveat SYS_exit
    SYS_exit_group SYS_faccessat SYS_faccessat2 SYS_fadvise64 SYS_fallocate SYS_fchdir SYS_fchmod SYS_fchmodat SYS_fchown
    SYS_fchownat SYS_fdatasync SYS_fgetxattr SYS_flistxattr SYS_fstat SYS_fstatfs SYS_fsync
    SYS_ftruncate SYS_futex SYS_futex_waitv SYS_get_mempolicy SYS_get_robust_list SYS_getcpu SYS_getcwd SYS_getdents64
    SYS_getegid SYS_geteuid SYS_getgid SYS_getgroups SYS_getitimer SYS_getpeername SYS_getpgid SYS_getpid SYS_getppid
    SYS_getpriority SYS_getrandom SYS_getresgid SYS_getresuid SYS_getrlimit SYS_getrusage SYS_getsid SYS_getsockname
    SYS_getsockopt SYS_gettid SYS_gettimeofday SYS_getuid SYS_getxattr
    SYS_ioctl SYS_ioprio_get SYS_kill SYS_lgetxattr SYS_linkat SYS_listen SYS_listxattr SYS_llistxattr
    SYS_lseek SYS_madvise SYS_mbind SYS_membarrier SYS_memfd_create SYS_mincore SYS_mkdirat SYS_mlock SYS_mlock2 SYS_mmap
    SYS_mprotect SYS_mremap SYS_msync SYS_munlock SYS_munmap SYS_nanosleep SYS_newfstatat SYS_openat SYS_openat2
    SYS_pidfd_open SYS_pidfd_send_signal SYS_pipe2 SYS_pkey_alloc SYS_pkey_free SYS_pkey_mprotect SYS_ppoll SYS_prctl
    SYS_pread64 SYS_preadv SYS_preadv2 SYS_pselect6 SYS_pwrite64 SYS_pwritev SYS_pwritev2 SYS_read SYS_readahead
    SYS_readlinkat SYS_readv SYS_recvfrom SYS_recvmmsg SYS_recvmsg SYS_renameat SYS_renameat2 SYS_restart_syscall SYS_rseq
    SYS_rt_sigaction SYS_rt_sigpending SYS_rt_sigprocmask SYS_rt_sigqueueinfo SYS_rt_sigreturn SYS_rt_sigsuspend
    SYS_rt_sigtimedwait SYS_rt_tgsigqueueinfo SYS_sched_get_priority_max SYS_sched_get_priority_min SYS_sched_getaffinity
    SYS_sched_getattr SYS_sched_getparam SYS_sched_getscheduler SYS_sched_rr_get_interval SYS_sched_setaffinity
    SYS_sched_yield SYS_sendfile SYS_sendmmsg SYS_sendmsg SYS_sendto SYS_set_robust_list SYS_set_tid_address
    SYS_setfsgid SYS_setfsuid SYS_setitimer SYS_setpgid SYS_setrlimit SYS_setsid SYS_setsockopt SYS_shutdown SYS_sigaltstack
    SYS_socketpair SYS_splice SYS_statfs SYS_statx SYS_symlinkat SYS_sync_file_range SYS_sysinfo SYS_tee
    SYS_tgkill SYS_timer_create SYS_timer_delete SYS_timer_getoverrun SYS_timer_gettime SYS_timer_settime
    SYS_timerfd_create SYS_timerfd_gettime SYS_timerfd_settime SYS_times SYS_tkill SYS_truncate SYS_umask SYS_uname
    SYS_unlinkat SYS_utimensat SYS_vmsplice SYS_wait4 SYS_waitid SYS_write SYS_writev
};

#[cfg(target_arch = "x86_64")]
const ALLOWED_HERE: &[Call] = calls! {
    SYS_access SYS_alarm SYS_arch_prctl SYS_chmod SYS_chown SYS_creat SYS_dup2 SYS_epoll_create SYS_epoll_wait SYS_eventfd
    SYS_fork SYS_getdents SYS_getpgrp SYS_lchown SYS_link SYS_lstat SYS_mkdir SYS_open SYS_pause SYS_pipe
    SYS_poll SYS_readlink SYS_rename SYS_rmdir SYS_select SYS_signalfd SYS_signalfd4 SYS_stat SYS_symlink SYS_time
    SYS_unlink SYS_utime SYS_utimes SYS_vfork
};
#[cfg(not(target_arch = "x86_64"))]
const ALLOWED_HERE: &[Call] = calls! { SYS_signalfd4 };

/// What the agent of a container needs besides, to make programs somebody else's; programs are not left with it.
const ALLOWED_TO_AGENTS: &[Call] = calls! { SYS_setresuid SYS_setresgid SYS_setgroups SYS_seccomp };

/// The filters of a program. The kernel takes the strictest answer of all.
pub fn programs() -> Result<Vec<BpfProgram>, seccompiler::BackendError> {
    let only = |argument: u8, length: SeccompCmpArgLen, operator: SeccompCmpOp, value: u64| {
        SeccompCondition::new(argument, length, operator, value)
            .and_then(|condition| SeccompRule::new(vec![condition]))
            .map(|rule| vec![rule])
    };
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED
        .iter()
        .chain(ALLOWED_HERE)
        .map(|&(_, number)| (number, Vec::new()))
        .collect();
    let no_namespaces = SeccompCmpOp::MaskedEq(NEW_NAMESPACES);
    rules.insert(
        libc::SYS_clone,
        only(0, SeccompCmpArgLen::Qword, no_namespaces, 0)?,
    );
    // Only its own limits: the agent may have the same uid.
    rules.insert(
        libc::SYS_prlimit64,
        only(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, 0)?,
    );
    let other_commands = SHARED_LOCKS.map(|command| {
        let length = SeccompCmpArgLen::Dword;
        SeccompCondition::new(1, length, SeccompCmpOp::Ne, command as u64)
    });
    let other_commands = other_commands.into_iter().collect::<Result<Vec<_>, _>>()?;
    rules.insert(libc::SYS_fcntl, vec![SeccompRule::new(other_commands)?]);
    // Families that a network namespace confines; a virtual machine's sockets to its host are none of them.
    let families = [libc::AF_UNIX, libc::AF_INET, libc::AF_INET6]
        .map(|family| only(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, family as u64));
    let families = families.into_iter().collect::<Result<Vec<_>, _>>()?;
    rules.insert(libc::SYS_socket, families.concat());
    let allowlist = filter(
        rules,
        SeccompAction::Errno(libc::EPERM as u32),
        SeccompAction::Allow,
    )?;
    // Its flags are behind a pointer, which no filter can follow: programs fall back to clone, whose flags are seen.
    let no_clone3 = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let clone3 = filter(
        no_clone3,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
    )?;
    Ok(vec![allowlist, clone3])
}

/// [`programs`] in the binary form that bubblewrap's `--add-seccomp-fd` takes: struct sock_filter of linux/filter.h.
pub fn filters() -> Result<Vec<Vec<u8>>, seccompiler::BackendError> {
    let bytes = |program: BpfProgram| {
        let steps = program.iter().flat_map(|step| {
            let [a, b] = step.code.to_ne_bytes();
            let [c, d, e, f] = step.k.to_ne_bytes();
            [a, b, step.jt, step.jf, c, d, e, f]
        });
        steps.collect()
    };
    Ok(programs()?.into_iter().map(bytes).collect())
}

/// The profile of a container, as Docker's `seccomp=` takes it: what its agent may do. Programs get [`programs`] on top.
pub fn profile() -> String {
    let plain = |&(name, _): &Call| name.strip_prefix("SYS_").unwrap_or(name);
    let special = ["clone3", "prlimit64"];
    let names: Vec<&str> = ALLOWED
        .iter()
        .chain(ALLOWED_HERE)
        .chain(ALLOWED_TO_AGENTS)
        .map(plain)
        .filter(|name| !special.contains(name))
        .chain(["fcntl", "prlimit64", "socket"])
        .collect();
    let no_namespaces = serde_json::json!({
        "index": 0, "value": NEW_NAMESPACES, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ",
    });
    serde_json::json!({
        "defaultAction": "SCMP_ACT_ERRNO",
        "syscalls": [
            { "names": names, "action": "SCMP_ACT_ALLOW" },
            { "names": ["clone"], "action": "SCMP_ACT_ALLOW", "args": [no_namespaces] },
            { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": libc::ENOSYS },
        ],
    })
    .to_string()
}

/// What a process needs that only computes, with what it has open already.
const COMPUTING: &[Call] = calls! {
    SYS_brk SYS_clock_gettime SYS_close SYS_exit SYS_exit_group SYS_fstat SYS_futex SYS_getpid SYS_getrandom SYS_gettid
    SYS_madvise SYS_mmap SYS_mprotect SYS_mremap SYS_munmap SYS_read SYS_rt_sigaction SYS_rt_sigprocmask SYS_rt_sigreturn
    SYS_sigaltstack SYS_tgkill SYS_write SYS_writev
};

/// From here on this thread, and those it starts, can only compute, read and write what is open, and end.
pub fn confine() -> std::io::Result<()> {
    let rules = COMPUTING.iter().map(|&(_, number)| (number, Vec::new()));
    let otherwise = SeccompAction::Errno(libc::EPERM as u32);
    let program = filter(rules.collect(), otherwise, SeccompAction::Allow);
    let program = program.map_err(std::io::Error::other)?;
    seccompiler::apply_filter(&program).map_err(std::io::Error::other)
}

fn filter(
    rules: BTreeMap<i64, Vec<SeccompRule>>,
    otherwise: SeccompAction,
    matching: SeccompAction,
) -> Result<BpfProgram, seccompiler::BackendError> {
    let arch = std::env::consts::ARCH.try_into()?;
    SeccompFilter::new(rules, otherwise, matching, arch)?.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arch_8_dangerous_calls_are_not_in_the_list() {
        let dangerous: &[Call] = calls! {
            SYS_ptrace SYS_process_vm_readv SYS_process_vm_writev SYS_io_uring_setup SYS_keyctl SYS_add_key SYS_mount
            SYS_umount2 SYS_unshare SYS_setns SYS_bpf SYS_perf_event_open SYS_kexec_load SYS_init_module SYS_pivot_root
            SYS_chroot SYS_userfaultfd SYS_pidfd_getfd SYS_kcmp SYS_open_by_handle_at SYS_setuid SYS_setgid SYS_mknodat
            SYS_inotify_init1 SYS_inotify_add_watch SYS_fanotify_init SYS_fanotify_mark SYS_flock
        };
        let profile = profile();
        for call in dangerous {
            assert!(
                !ALLOWED.contains(call) && !ALLOWED_HERE.contains(call),
                "{call:?}"
            );
            let name = call.0.trim_start_matches("SYS_");
            assert!(!profile.contains(&format!("\"{name}\"")), "{name}");
        }
        for call in ALLOWED_TO_AGENTS {
            assert!(!ALLOWED.contains(call), "{call:?} is the agent's alone");
        }
        assert_eq!(filters().unwrap().len(), 2);
    }

    #[test]
    fn who_is_confined_opens_nothing_and_still_computes() {
        let confined = std::thread::spawn(|| {
            confine().unwrap();
            let many: Vec<u64> = (0..1 << 20).collect();
            let opened = std::fs::File::open("/etc/passwd").map_err(|error| error.kind());
            (many.iter().sum::<u64>(), opened.err())
        });
        let denied = Some(std::io::ErrorKind::PermissionDenied);
        assert_eq!(confined.join().unwrap(), (549_755_289_600, denied));
    }
}
