"""`ochung rebuild`: the search index anew from the catalogue, switched atomically."""

from dataclasses import asdict

from indexer.cli.call import Call, Command
from indexer.cli.progress import bar
from indexer.service import jobs


def run(call: Call) -> int:
    call.refuse_viewer()
    config = call.config()
    with bar("Rebuilding") as progress:
        report = jobs.rebuild(config, progress=progress)
    call.output.document(asdict(report))
    call.output.show(f"{report.documents} documents in {report.seconds:.1f} s")
    return 0


COMMAND = Command("make the search index anew", run)
