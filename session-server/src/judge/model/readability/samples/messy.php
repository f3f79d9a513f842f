<?php

function total_of(array $values): int {
    $spare = 1; // <- dead_code
    $sum = 0;
    foreach ($values as $value) {
        if ($value > 3) {
            $sum += $value;
        } elseif ($value < 0) {
            break;
        }
    }
    return $sum;
    echo $sum; // <- dead_code
}

function deepOne(array $rows): int { // <- naming
    foreach ($rows as $row) {
        for ($i = 0; $i < 3; $i++) {
            if ($row > 1) {
                while ($row > 2) {
                    if ($row % 2) { // <- nesting
                        return $row;
                    }
                }
            }
        }
    }
    return 0;
}

$first_row = 1;
echo total_of([1]), deepOne([$first_row]), "\n";
