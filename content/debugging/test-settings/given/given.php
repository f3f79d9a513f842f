<?php

/** Settings that can be put back to what they were. */
final class Settings
{
    private array $values = [];
    private array $changes = [];

    public function get(string $key): string
    {
        return $this->values[$key] ?? '-';
    }

    public function set(string $key, string $value): void
    {
        $this->changes[] = [$key, $this->values[$key] ?? null];
        $this->values[$key] = $value;
    }

    public function keep(): void
    {
        $this->changes = [];
    }

    public function putBack(): void
    {
        foreach ($this->changes as [$key, $before]) {
            if ($before === null) {
                unset($this->values[$key]);
            } else {
                $this->values[$key] = $before;
            }
        }
        $this->changes = [];
    }
}

function failedTests(array $steps): array
{
    $settings = new Settings();
    $failed = [];
    $test = null;
    foreach ($steps as $step) {
        [$action, $name, $value] = [...explode(' ', $step), ''];
        if ($action === 'test') {
            if ($test === null) {
                $settings->keep();
            }
            $settings->putBack();
            $test = $name;
        } elseif ($action === 'set') {
            $settings->set($name, $value);
        } elseif ($settings->get($name) !== $value && !in_array($test, $failed, true)) {
            $failed[] = $test;
        }
    }
    return $failed;
}
