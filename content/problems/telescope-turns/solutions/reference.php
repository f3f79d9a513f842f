<?php

function worst(array $refused): string
{
    if ($refused === []) {
        return '-';
    }
    $most = max($refused);
    $name = min(array_keys($refused, $most, true));
    return "$name $most";
}

[$attempts, $ownLimit, $commonLimit, $window] = fscanf(STDIN, '%d %d %d %d');
$granted = new SplQueue(); // the attempts that still count, oldest first
$looks = []; // how many of them are each visitor's
$refused = [];
while ($attempts-- > 0) {
    [$time, $name] = explode(' ', trim(fgets(STDIN)));
    while (!$granted->isEmpty() && $granted->bottom()[0] <= $time - $window) {
        $looks[$granted->dequeue()[1]]--;
    }
    $looks[$name] ??= 0;
    if ($looks[$name] < $ownLimit && count($granted) < $commonLimit) {
        $granted->enqueue([(int) $time, $name]);
        $looks[$name]++;
    } else {
        $refused[$name] = ($refused[$name] ?? 0) + 1;
    }
}
echo array_sum($refused), "\n", worst($refused), "\n";
