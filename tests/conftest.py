"""How thoroughly the laws are tried: the same sixty examples in every run, CQITEC_LONG=1 for ten thousand new ones."""

import os

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

settings.register_profile("fast", max_examples=60, deadline=None, derandomize=True, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.load_profile("long" if os.environ.get("CQITEC_LONG") == "1" else "fast")
