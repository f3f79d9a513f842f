<?php

function longestKeptStreak(array $days, int $k): int
{
    $best = 0;
    $left = 0;
    foreach ($days as $right => $day) {
        // Missed days inside the window: calendar span less its practice days.
        while ($day - $days[$left] - ($right - $left) > $k) {
            $left++;
        }
        $best = max($best, $day - $days[$left] + 1);
    }
    return $best;
}
