SEPARATOR = ","
QUOTE = '"'


def needs_quotes(field: str) -> bool:
    """Whether a reader would misunderstand the bare field."""
    return SEPARATOR in field or field != field.strip(" ")


def cell(field: str) -> str:
    if not needs_quotes(field):
        return field
    return QUOTE + field.replace(QUOTE, QUOTE * 2) + QUOTE


def export_lines(width: int, fields: list[str]) -> list[str]:
    lines = []
    for start in range(0, len(fields), width):
        row = fields[start:start + width]
        lines.append(SEPARATOR.join(cell(field) for field in row))
    return lines
