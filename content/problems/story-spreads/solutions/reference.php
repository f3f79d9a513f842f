<?php

[$people, $pairs] = array_map('intval', explode(' ', trim(fgets(STDIN))));
$doubts = array_map('intval', explode(' ', trim(fgets(STDIN))));
$friends = array_fill(0, $people, []);
for ($i = 0; $i < $pairs; $i++) {
    [$a, $b] = explode(' ', trim(fgets(STDIN)));
    $friends[$a - 1][] = $b - 1;
    $friends[$b - 1][] = $a - 1;
}

$believers = 0;
$day = 0;
$persuaded = array_keys($doubts, 0, true);
while ($persuaded) {
    $believers += count($persuaded);
    $tomorrow = [];
    foreach ($persuaded as $person) {
        foreach ($friends[$person] as $friend) {
            $doubts[$friend]--;
            if ($doubts[$friend] === 0) { // below 0: believes already
                $tomorrow[] = $friend;
            }
        }
    }
    $day += $tomorrow ? 1 : 0;
    $persuaded = $tomorrow;
}
echo "$believers $day\n";
