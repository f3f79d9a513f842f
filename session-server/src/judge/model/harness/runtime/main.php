// The judge's part: reads the arguments, calls the function, prints its result.
final class JudgeHarness
{
    private array $lines;
    private int $at = 0;

    public function run(array $params, string $returns, callable $solve): void
    {
        $this->lines = \explode("\n", \stream_get_contents(\STDIN));
        $sentinel = $this->line();
        $args = [];
        foreach ($params as $kind) {
            $args[] = $this->read($kind);
        }
        $this->lines = [];
        $result = $solve($args);
        if (!$this->fits($returns, $result)) {
            $found = \get_debug_type($result);
            throw new \TypeError("the function is to return $returns, but returned $found");
        }
        $text = $result === [] ? "" : $this->show($returns, $result) . "\n";
        while (\ob_get_level() > 0) {
            \ob_end_flush();
        }
        echo "\n$sentinel\n", $text;
    }

    private function line(): string
    {
        return $this->lines[$this->at++];
    }

    private function read(string $kind): mixed
    {
        $line = $this->line();
        switch ($kind) {
            case "int":
                return (int) $line;
            case "float":
                return (float) $line;
            case "bool":
                return $line === "1";
            case "string":
                return $line;
            case "int[]":
                return \array_map(fn (string $value): int => (int) $value, \array_slice(\explode(" ", $line), 1));
            case "float[]":
                return \array_map(fn (string $value): float => (float) $value, \array_slice(\explode(" ", $line), 1));
        }
        $values = [];
        for ($left = (int) $line; $left > 0; $left--) {
            $values[] = $this->read(\substr($kind, 0, -2));
        }
        return $values;
    }

    private function fits(string $kind, mixed $value): bool
    {
        switch ($kind) {
            case "int":
                return \is_int($value);
            case "float":
                return \is_float($value) || \is_int($value);
            case "bool":
                return \is_bool($value);
            case "string":
                return \is_string($value);
        }
        if (!\is_array($value)) {
            return false;
        }
        foreach ($value as $each) {
            if (!$this->fits(\substr($kind, 0, -2), $each)) {
                return false;
            }
        }
        return true;
    }

    private function show(string $kind, mixed $value): string
    {
        switch ($kind) {
            case "float":
                return \var_export((float) $value, true);
            case "bool":
                return $value ? "true" : "false";
            case "float[]":
                return \implode("\n", \array_map(fn ($each) => \var_export((float) $each, true), $value));
            case "int[]":
            case "string[]":
                return \implode("\n", $value);
            case "int[][]":
                return \implode("\n", \array_map(fn ($row) => \implode(" ", $row), $value));
        }
        return (string) $value;
    }
}

