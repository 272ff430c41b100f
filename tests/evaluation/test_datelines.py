from evaluation.datelines import count

BODY = "The ferry will stop in May, the board said.\n\nIt has no captain and no engine, the board said on Tuesday."


def row(name: str, wire: str, head: str) -> dict[str, str]:
    return {"id": name, "wire": wire, "text": f"Ferry Stops\n\n{head}{BODY}"}


def test_found_missed_invented_and_what_the_text_prints() -> None:
    found = count(
        [
            row("a", "AP", "GRYTVIK (AP) — "),
            row("b", "UPI", ""),
            row("c", "reuters", "GRYTVIK (AP) — "),
            row("d", "None", "GRYTVIK (AFP) — "),
            row("e", "NA", ""),
        ]
    )
    assert (found.wired, found.found, found.printed, found.printed_found) == (3, 1, 1, 1)
    assert (found.plain, found.invented, found.invented_printed) == (2, 1, 1)
    assert found.missed == [
        "b: upi, read None, not printed at the head",
        "c: reuters, read ap, not printed at the head",
    ]
    assert found.wrong == ["d: afp"]
