<?php

/** What the exclusive or of all lines has for an even and for an odd column. */
const EVEN = "\0";
const ODD = "\1";

/** @param string[] $lines strings of "\0" for bright and "\1" for dark tiles */
function verdict(array $lines): string
{
    $oddRows = [];
    $columns = str_repeat(EVEN, strlen($lines[0]));
    foreach ($lines as $row => $line) {
        if (substr_count($line, ODD) % 2 === 1) {
            $oddRows[] = $row;
        }
        $columns ^= $line;
    }
    $oddColumns = substr_count($columns, ODD);

    if (count($oddRows) === 0 && $oddColumns === 0) {
        return 'whole';
    }
    if (count($oddRows) === 1 && $oddColumns === 1) {
        return ($oddRows[0] + 1) . ' ' . (strpos($columns, ODD) + 1);
    }
    return 'more';
}

$panels = (int) fgets(STDIN);
while ($panels-- > 0) {
    $rows = (int) fgets(STDIN); // the columns behind it are seen from the lines
    $lines = [];
    for ($row = 0; $row < $rows; $row++) {
        $lines[] = strtr(rtrim(fgets(STDIN)), '.#', EVEN . ODD);
    }
    echo verdict($lines), "\n";
}
