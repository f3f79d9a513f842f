# expect: WA
# Idea: ask for a slash behind the root, also of the root itself
def resolved(base: str, request: str) -> str:
    """The path that a request leads to, seen from the base."""
    parts: list[str] = []
    for part in f"{base}/{request}".split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if parts:
                parts.pop()
        else:
            parts.append(part)
    return "/" + "/".join(parts)


def allowed(root: str, path: str) -> bool:
    return path.startswith(root + "/")


def opened_paths(root: str, requests: list[str]) -> list[str]:
    answers = []
    for request in requests:
        path = resolved(root, request)
        answers.append(path if allowed(root, path) else "refused")
    return answers
