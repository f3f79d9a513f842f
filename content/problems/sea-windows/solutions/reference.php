<?php

function seaWindows(array $windows, array $roofs): array
{
    $withView = [];
    $highestRoof = 0; // among the houses between this one and the sea
    for ($house = count($windows); $house > 0; $house--) {
        if ($windows[$house - 1] > $highestRoof) {
            $withView[] = $house;
        }
        $highestRoof = max($highestRoof, $roofs[$house - 1]);
    }
    return array_reverse($withView);
}
