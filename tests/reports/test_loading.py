"""The libraries of office programs come with the first report, not with every process."""

import subprocess
import sys


def test_a_process_that_writes_no_report_does_not_load_their_libraries() -> None:
    heavy = "{'docx', 'xlsxwriter'}"
    script = f"import sys, indexer.library, indexer.service.indexer; print(sorted({heavy} & set(sys.modules)))"
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"
