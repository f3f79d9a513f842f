# expect: WA
# Idea: read the checksum received as a number, which lets in other spellings of it
def checksum(body: str) -> str:
    """All characters of the body combined by exclusive or, in hexadecimal."""
    value = 0
    for character in body:
        value ^= ord(character)
    return format(value, "X")


def body_of(line: str) -> str | None:
    """The body of an intact sentence, otherwise None."""
    if not line.startswith("$"):
        return None
    body, star, given = line[1:].partition("*")
    if star == "" or body == "":
        return None
    try:
        return body if int(given, 16) == int(checksum(body), 16) else None
    except ValueError:
        return None


def intact_sentences(lines: list[str]) -> list[str]:
    intact = []
    for line in lines:
        body = body_of(line)
        if body is not None:
            intact.append(body)
    return intact
