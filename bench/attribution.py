"""Who did it, beside who really did: long days of three people on a real Samba share, acted from a seed.

    python -m bench.attribution [--acts N] [--seed S]

With the audit log and without it, with accounts of their own and with `force user`. Needs root and smbd.
"""

import argparse

from indexer.model.event import Strength
from tests.service.acting import acted

CERTAIN, LIKELY, RECALL = 0.99, 0.95, 0.95


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    is_good = True
    for is_forced in (False, True):
        for is_log_read in (True, False):
            judged = acted(asked.acts, asked.seed, is_forced=is_forced, is_log_read=is_log_read)
            name = "force user" if is_forced else "own accounts"
            print(f"{name}, {'with' if is_log_read else 'without'} the audit log: {judged}")
            for line in (*judged.missing, *judged.surplus, *judged.misplaced, *judged.wrong)[:20]:
                print(f"    {line}")
            if is_log_read:
                precise = judged.precision(Strength.CERTAIN) >= CERTAIN and judged.precision(Strength.LIKELY) >= LIKELY
                is_good = is_good and precise and judged.recall >= RECALL
            is_good = is_good and not judged.missing and not judged.surplus
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
