import pytest

from evaluation.alignment import plagdet


def test_a_case_found_whole_is_1() -> None:
    case = ((0, 100), (50, 150))
    found = plagdet([([case], [case])])
    assert (found.precision, found.recall, found.granularity, found.plagdet) == (1, 1, 1, 1)


def test_half_a_case_found_in_two_pieces() -> None:
    found = plagdet([([((0, 100), (0, 100))], [((0, 25), (0, 25)), ((75, 100), (75, 100))])])
    assert (found.precision, found.recall, found.granularity) == (1, 0.5, 2)
    assert found.plagdet == pytest.approx(2 / 3 / 1.585, abs=0.001)


def test_a_detection_that_touches_one_side_only_is_wrong_and_a_case_missed_counts() -> None:
    found = plagdet([([((0, 100), (0, 100))], [((0, 100), (300, 400))]), ([], [])])
    assert (found.precision, found.recall, found.plagdet) == (0, 0, 0)


def test_detections_that_overlap_are_counted_once() -> None:
    found = plagdet([([((0, 100), (0, 100))], [((0, 60), (0, 60)), ((40, 80), (40, 80))])])
    assert found.recall == pytest.approx(0.8)
