<?php

function suffices(int $capacity, array $legs, int $swaps): bool
{
    // Swapping as late as possible never leaves less charge than swapping earlier.
    $charge = $capacity;
    foreach ($legs as $leg) {
        if ($charge < $leg) {
            if ($swaps-- === 0) {
                return false;
            }
            $charge = $capacity;
        }
        $charge -= $leg;
        if ($charge > $capacity) {
            $charge = $capacity;
        }
    }
    return true;
}

function smallestBattery(array $legs, int $swaps): int
{
    $low = max(0, max($legs)); // even a full battery must last for any one leg
    $high = array_sum(array_filter($legs, fn (int $leg): bool => $leg > 0));
    while ($low < $high) {
        $middle = intdiv($low + $high, 2);
        if (suffices($middle, $legs, $swaps)) {
            $high = $middle;
        } else {
            $low = $middle + 1;
        }
    }
    return $low;
}
