# expect: WA
# Idea: first put back, then remove what is new
class Settings:
    """Settings that can be put back to what they were."""

    def __init__(self):
        self.values: dict[str, str] = {}
        self.changes: list[tuple[str, str | None]] = []

    def get(self, key: str) -> str:
        return self.values.get(key, "-")

    def set(self, key: str, value: str) -> None:
        self.changes.append((key, self.values.get(key)))
        self.values[key] = value

    def keep(self) -> None:
        self.changes.clear()

    def put_back(self) -> None:
        for key, before in self.changes:
            if before is not None:
                self.values[key] = before
        for key, before in self.changes:
            if before is None:
                self.values.pop(key, None)
        self.changes.clear()


def failed_tests(steps: list[str]) -> list[str]:
    settings = Settings()
    failed: list[str] = []
    test = None
    for step in steps:
        action, name, *value = step.split(" ")
        if action == "test":
            if test is None:
                settings.keep()
            settings.put_back()
            test = name
        elif action == "set":
            settings.set(name, value[0])
        elif settings.get(name) != value[0] and test not in failed:
            failed.append(test)
    return failed
