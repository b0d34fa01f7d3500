#!/bin/sh
# Opens the desk on the bundled event; without a display shows the same in numbers.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/cqitec-kiosk demo
fi
echo "There is no display here: the demonstration runs without a window."
exec .venv/bin/cqitec-kiosk demo --headless
