import sys
from pathlib import Path

from tests.conformance.runner import SCENARIOS, run

sys.exit(run(Path(sys.argv[1]) if len(sys.argv) > 1 else SCENARIOS))
