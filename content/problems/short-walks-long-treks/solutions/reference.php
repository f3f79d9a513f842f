<?php

function bestSeason(array $walks, array $treks, int $trekDays): int
{
    // $best[$d]: the most that the first $d days can earn
    $best = [0];
    foreach ($walks as $index => $walk) {
        $best[] = $best[$index] + $walk;
        $begin = $index + 1 - $trekDays; // days before the trek that ends today
        if ($begin >= 0) {
            $best[$index + 1] = max($best[$index + 1], $best[$begin] + $treks[$begin]);
        }
    }
    return $best[count($walks)];
}
