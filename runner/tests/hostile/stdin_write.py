# Changes its own input, which a later reader might trust.
import os
for how in ('write', 'truncate', 'reopen'):
    try:
        if how == 'write': os.write(0, b'x')
        elif how == 'truncate': os.ftruncate(0, 1 << 20)
        else: os.write(os.open('/proc/self/fd/0', os.O_RDWR), b'x')
        print('LEAK', how)
    except OSError as e:
        print('refused', how, e.errno)
