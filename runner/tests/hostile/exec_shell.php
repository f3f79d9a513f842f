<?php
// A shell, the network, other people's files.
echo shell_exec('id -u; cat /etc/shadow 2>&1; ls /home /root 2>&1'), "\n";
$socket = @stream_socket_client('tcp://127.0.0.1:8080', $number, $error, 1);
echo $socket ? 'LEAK connected' : 'refused', "\n";
