from indexer.coordination.task_likeness import likeness, text_likeness

NONE: frozenset[str] = frozenset()


def test_rare_words_in_common_count_more_than_those_of_every_task() -> None:
    others = {f"{n}": f"Thực hiện nhiệm vụ năm 2025 số {n}" for n in range(20)} | {
        "like": "Tổng kiểm kê tài sản công 2025"
    }
    found = text_likeness("Thực hiện tổng kiểm kê tài sản công năm 2026", others)
    assert max(found, key=found.__getitem__) == "like"
    assert text_likeness("Quyết toán ngân sách", {"other": "Bầu cử đại biểu"}) == {}


def test_the_same_units_and_kinds_make_tasks_more_alike() -> None:
    units, kinds = (frozenset({"NS"}), frozenset({"NS", "DT"})), (frozenset({"Tờ trình"}), frozenset({"Tờ trình"}))
    assert likeness(0.5, units, kinds) > likeness(0.5, units, (NONE, NONE)) > likeness(0.5, (NONE, NONE), (NONE, NONE))
    assert likeness(1.0, (units[0], units[0]), kinds) == 1.0
