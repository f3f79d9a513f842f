# One line of a gigabyte.
import sys
sys.stdout.write('1 ' * (1 << 29))
