"""Clauses and the words that they are found to hold."""

from builders import make_page, make_statement

from onrecord.disputes.clauses import clauses_of


def test_the_words_of_a_clause_stand_where_it_says() -> None:
    page = make_page("Kai Lund said: “The ferry’s toll is off the table, and we will not pay 2,400 crowns. No.”")
    said = make_statement(page, ["“The ferry’s toll is off the table, and we will not pay 2,400 crowns. No.”"])
    clauses = clauses_of(said)
    assert [" ".join(word.low for word in clause.tokens) for clause in clauses] == [
        "the ferry's toll is off the table",
        "we will not pay 2 400 crowns",
        "no",
    ]
    assert all(page.text[word.start : word.end] == word.text for clause in clauses for word in clause.tokens)
    assert all(clause.text == page.text[clause.start : clause.tokens[-1].end] for clause in clauses)
