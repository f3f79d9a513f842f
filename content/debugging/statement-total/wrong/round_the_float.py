# expect: WA
# Idea: still a float, but rounded to the nearest cent instead of cut off
CENTS_PER_UNIT = 100


def parse_amount(text: str) -> int:
    """The amount in cents; the text has an optional sign and two decimals."""
    return round(float(text) * CENTS_PER_UNIT)


def format_amount(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), CENTS_PER_UNIT)
    return f"{sign}{whole}.{rest:02d}"


def statement_total(amounts: list[str]) -> str:
    # The sum is kept in whole cents: integers add up exactly.
    total = 0
    for amount in amounts:
        total += parse_amount(amount)
    return format_amount(total)
