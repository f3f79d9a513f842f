# Links to the host's files from the program's folder, and a path through /proc.
import os
for target in ('/etc/shadow', '/proc/1/root/etc/shadow', '/proc/1/cwd/../../etc/passwd', '/ix/../root'):
    try:
        os.symlink(target, '/box/link')
        print('LEAK', open('/box/link', 'rb').read(20))
    except OSError as e:
        print('refused', e.errno)
    finally:
        if os.path.islink('/box/link'): os.unlink('/box/link')
