from copy import deepcopy

UNSET = "-"


def put(tree: dict, path: str, value: str) -> None:
    *sections, name = path.split(".")
    for section in sections:
        tree = tree.setdefault(section, {})
    tree[name] = value


def look_up(tree: dict, path: str) -> str:
    found = tree
    for part in path.split("."):
        if part not in found:
            return UNSET
        found = found[part]
    return found


def tenant_settings(defaults: list[str], overrides: list[str], questions: list[str]) -> list[str]:
    base: dict = {}
    for line in defaults:
        path, value = line.split("=", 1)
        put(base, path, value)

    of_tenant: dict[str, dict] = {}
    for line in overrides:
        tenant, setting = line.split(" ", 1)
        path, value = setting.split("=", 1)
        if tenant not in of_tenant:
            of_tenant[tenant] = deepcopy(base)
        put(of_tenant[tenant], path, value)

    answers = []
    for question in questions:
        tenant, path = question.split(" ")
        answers.append(look_up(of_tenant.get(tenant, base), path))
    return answers
