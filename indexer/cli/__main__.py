"""`python -m indexer.cli`: the same as the command `ochung`."""

import sys

from indexer.cli.main import main

sys.exit(main())
