#!/bin/sh
# Brings a machine to where the desk and its tests run: system libraries, .venv, our package.
# Fast when there is nothing to do; goes on where it can and says what it could not do.
set -eu
cd "$(dirname "$0")/.."

# What PySide6's platforms, xcbglintegrations, printsupport and multimedia name as NEEDED or warn
# about when they cannot load it (libva, pipewire), the second decoder, and a display for the tests
# that want one. The rest comes as their dependencies.
LIBRARIES="libegl1 libgl1 libdrm2 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0
libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxext6 libxrandr2 libwayland-client0 libwayland-cursor0
libpulse0 libcups2 libgssapi-krb5-2 libva2 libva-drm2 libva-x11-2
libpipewire-0.3-0 libzbar0 xvfb xauth"

# The tests print on a real IPP printer program and through real CUPS; the desk itself needs neither.
if [ "${1:-}" = test ]; then
    LIBRARIES="$LIBRARIES cups cups-client cups-ipp-utils avahi-daemon dbus"
fi

say() { printf '%s\n' "$*" >&2; }

# The newest Python from 3.11 that runs: pyenv keeps names that answer "not installed".
find_python() {
    for name in python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed: install it and call make again."
    exit 3
}

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    # shellcheck disable=SC2086 # a list of words is meant
    set -- $LIBRARIES
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true
    for package; do
        # Debian 13 and Ubuntu 24.04 renamed some of them.
        printf '%s\n' "$installed" | grep -qx -e "$package" || dpkg-query -W "${package}t64" >/dev/null 2>&1 ||
            printf '%s ' "$package"
    done
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root="sudo"
    else
        say "System packages are missing. Without them there may be no window; run this once:"
        say "    sudo apt-get install --no-install-recommends $*"
        return 0
    fi
    say "Installing system packages: $*"
    $as_root apt-get update -q >/dev/null || say "apt-get update failed; going on with the lists that are here."
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null ||
        say "apt-get could not install everything; going on."
}

make_venv() {
    python=$(find_python)
    say "Making .venv with $($python --version)"
    rm -rf .venv
    if "$python" -c 'import ensurepip, venv' 2>/dev/null && "$python" -m venv .venv; then
        return
    fi
    # Debian splits venv off its Python; where it cannot be had, the system's pip fills an empty one.
    case $("$python" -c 'import sys; print(sys.base_prefix)') in
        /usr) install_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" ;;
    esac
    rm -rf .venv
    if "$python" -c 'import ensurepip' 2>/dev/null && "$python" -m venv .venv; then
        return
    fi
    rm -rf .venv
    "$python" -m venv --without-pip .venv
    "$python" -m pip --python .venv/bin/python install -q pip || {
        say "No pip for .venv: install python3-venv and call make again."
        exit 3
    }
}

missing=$(missing_packages)
# shellcheck disable=SC2086
[ -z "$missing" ] || install_packages $missing

.venv/bin/python -c '' 2>/dev/null || make_venv

# The package is installed in place, so only other dependencies need another installation.
wanted="$(cksum <pyproject.toml) $(pwd)"
if [ "$wanted" != "$(cat .venv/installed 2>/dev/null || true)" ]; then
    say "Installing the desk and what it needs into .venv (a few minutes the first time)"
    .venv/bin/python -m pip install -q --disable-pip-version-check -e '.[dev]' || {
        say "pip could not install everything: is there a way to a package index? Then call make again."
        exit 3
    }
    printf '%s\n' "$wanted" >.venv/installed
fi
