# expect: WA
# Idea: parse both sides of the point as integers; the sign of the whole is lost to the cents
CENTS_PER_UNIT = 100


def parse_amount(text: str) -> int:
    """The amount in cents; the text has an optional sign and two decimals."""
    whole, cents = text.split(".")
    return int(whole) * CENTS_PER_UNIT + int(cents)


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
