# A file that is large only in name, and a million names.
import os
try:
    with open('/box/sparse', 'wb') as f: f.truncate(1 << 40)
    print('LEAK sparse')
except OSError as e: print('refused', e.errno)
n = 0
try:
    while n < 1_000_000:
        os.close(os.open('/tmp/%d' % n, os.O_CREAT)); n += 1
except OSError as e: print('stopped', e.errno)
