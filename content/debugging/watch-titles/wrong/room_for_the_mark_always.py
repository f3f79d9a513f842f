# expect: WA
# Idea: keep room for the mark also in titles that fit
MARK = "…"


def size(text: str) -> int:
    """The bytes that a text takes on its way to the watch."""
    return len(text.encode("utf-8"))


def beginning(text: str, room: int) -> str:
    """As many characters as fit into the room, none of them cut."""
    used = 0
    for index, character in enumerate(text):
        used += size(character)
        if used > room:
            return text[:index]
    return text


def message(title: str, limit: int) -> str:
    if size(title) <= limit - size(MARK):
        return title
    return beginning(title, limit - size(MARK)) + MARK


def watch_titles(limit: int, titles: list[str]) -> list[str]:
    return [message(title, limit) for title in titles]
