# Speaks to the host in the agent's name through its pipes, and forges a frame on every open descriptor.
import os
for fd in ('0', '1', '2'):
    for mode in (os.O_WRONLY, os.O_RDONLY):
        try:
            got = os.open('/proc/1/fd/' + fd, mode)
            print('LEAK opened', fd)
        except OSError as e:
            print('refused', fd, e.errno)
extra = [int(fd) for fd in os.listdir('/proc/self/fd') if int(fd) > 2]
usable = []
for fd in extra:
    try:
        os.fstat(fd)
        usable.append(os.readlink('/proc/self/fd/%d' % fd))
    except OSError:
        pass
print('LEAK inherited' if usable else 'nothing inherited', usable)
