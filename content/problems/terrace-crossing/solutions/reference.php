<?php

[$rows, $columns] = array_map('intval', explode(' ', trim(fgets(STDIN))));
$field = [];
for ($row = 0; $row < $rows; $row++) {
    $field[] = trim(fgets(STDIN));
}

// Least effort to stand in each row of the column done last, with a border
// row above and below the field that nobody can stand in.
$best = array_fill(0, $rows + 2, 0);
$best[0] = $best[$rows + 1] = PHP_INT_MAX;
for ($column = 0; $column < $columns; $column++) {
    $next = $best;
    for ($row = 1; $row <= $rows; $row++) {
        $plot = $field[$row - 1][$column];
        $before = min($best[$row - 1], $best[$row], $best[$row + 1]);
        $next[$row] = $plot === '#' || $before === PHP_INT_MAX ? PHP_INT_MAX : $before + (int) $plot;
    }
    $best = $next;
}

$least = min($best);
echo $least === PHP_INT_MAX ? 'blocked' : $least, "\n";
