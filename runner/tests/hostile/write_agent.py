# Tries to change the agent, the system, and what other sandboxes share.
for path in ('/ix/bin/agent', '/usr/bin/python3', '/ix/cpp/bits/stdc++.h.gch', '/etc/ld.so.preload', '/proc/1/oom_score_adj',
             '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/new'):
    try:
        open(path, 'r+b' if path != '/new' and 'preload' not in path else 'wb').write(b'-1000\n')
        print('LEAK wrote', path)
    except OSError as e:
        print('refused', path, e.errno)
