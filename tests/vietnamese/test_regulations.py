import pytest

from indexer.vietnamese.regulations import rule_of, topic_of


@pytest.mark.parametrize(
    ("kind", "subject", "name", "rule"),
    [
        ("Quy chế", "Làm việc của Sở", "12-QC-STC", "Quy chế"),
        ("Hướng dẫn", "Sử dụng phần mềm", "54-HD-STC", "Hướng dẫn"),
        ("Quyết định", "Về việc ban hành Quy chế làm việc", "12-QĐ-STC", "Quy chế"),
        ("Quyết định", "phê duyệt quy trình nội bộ giải quyết thủ tục", "q", "Quy trình"),
        ("Quyết định", "ban hành kèm theo Nội quy cơ quan", "q", "Nội quy"),
        ("", "", "Noi quy co quan", "Nội quy"),
        ("", "", "01. Sổ tay công chức mới", "Sổ tay"),
        ("", "", "quy_trinh_tiep_cong_dan", "Quy trình"),
        ("", "Quy định về sử dụng xe công", "bản ký", "Quy định"),
        ("Báo cáo", "Sơ kết thực hiện quy chế phối hợp", "BC", ""),
        ("Công văn", "lấy ý kiến dự thảo quy chế", "CV", ""),
        ("Quyết định", "Về việc phê duyệt kinh phí bồi thường", "QĐ", ""),
        ("Quyết định", "Về việc bãi bỏ Quy chế làm việc", "QĐ", ""),
        ("Quy chế", "sửa đổi, bổ sung Điều 3", "QC", ""),
        ("", "", "Tổng hợp ý kiến góp ý quy chế", ""),
        ("", "", "Dự thảo Quy chế làm việc", ""),
        ("", "", "Quy mô dự án", ""),
    ],
)
def test_what_sets_rules(kind: str, subject: str, name: str, rule: str) -> None:
    assert rule_of(kind, subject, name) == rule


def test_a_decision_and_the_rule_it_issues_are_about_the_same() -> None:
    decision = topic_of("Về việc ban hành Quy chế làm việc của Sở", "12-QĐ-STC")
    assert decision == topic_of("Làm việc của Sở", "x") == topic_of("", "Quy chế làm việc của Sở") == "lam viec cua so"
