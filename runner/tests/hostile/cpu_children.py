# Burns CPU in short-lived children, none of which reaches a limit of its own.
import os
while True:
    pid = os.fork()
    if pid == 0:
        n = 0
        for i in range(400_000): n += i
        os._exit(0)
    os.waitpid(pid, 0)
