#!/bin/sh
# From a bare machine to a running program. Needs nothing but sh (and apt-get when something must be installed).
#
#   sh installers/dev.sh run            open the invented ordning Nes; without a display, write its papers to demo-out/
#   sh installers/dev.sh test [...]     the whole test suite, or what pytest is told
#   sh installers/dev.sh bpa-desk ...   any command of the program
#   sh installers/dev.sh check          ruff, mypy and the translations
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
venv=${BPA_DESK_VENV:-"$root/.venv"}
stamp="$venv/.ready"
PATH="$PATH:/usr/sbin:/sbin" # ldconfig lies there, outside an ordinary user's path

say() { printf 'bpa_desk: %s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

usage() {
    sed -n '4,7s/^# *//p' "$0" >&2
    exit 2
}

# ---- what the system must have -------------------------------------------------------------------------------------

missing=''
need() { # need PACKAGE COMMAND...: remember the package unless the command succeeds
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

python=''
find_python() { # newest first; it must be able to make a virtual environment
    for each in python3.14 python3.13 python3.12 python3.11 python3 python; do
        if "$each" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            python=$each
            return 0
        fi
    done
    return 1
}

libraries=''
library() {
    case $(uname -s) in Linux) ;; *) return 0 ;; esac
    [ -n "$libraries" ] || libraries=$(ldconfig -p 2>/dev/null || true)
    case $libraries in *"$1 "*) return 0 ;; *) return 1 ;; esac
}

need_window() {
    need libegl1 library libEGL.so.1
    need libgl1 library libGL.so.1
    need libdbus-1-3 library libdbus-1.so.3
    need libfontconfig1 library libfontconfig.so.1
    need libglib2.0-0 library libglib-2.0.so.0
    need libxkbcommon0 library libxkbcommon.so.0
    need libxcb-cursor0 library libxcb-cursor.so.0
    need libxcb-icccm4 library libxcb-icccm.so.4
    need libxcb-keysyms1 library libxcb-keysyms.so.1
    need libxcb-shape0 library libxcb-shape.so.0
    need libxkbcommon-x11-0 library libxkbcommon-x11.so.0
}

need_test_tools() { # tests that use them are skipped where they are absent
    case $(uname -s) in Linux) ;; *) return 0 ;; esac
    need xvfb command -v Xvfb
    need xauth command -v xauth
    need dbus-daemon command -v dbus-run-session
    need at-spi2-core test -x /usr/libexec/at-spi-bus-launcher
    need qpdf command -v qpdf
    need poppler-utils command -v pdftotext
}

install_missing() { # install_missing yes|no: whether we can do without
    [ -n "$missing" ] || return 0
    line="apt-get install -y --no-install-recommends$missing"
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        say "installing$missing"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q </dev/null >&2 || stop "apt-get update failed; mend the network or the package sources and try again"
        # shellcheck disable=SC2086 # a list of package names
        apt-get install -q -y --no-install-recommends $missing </dev/null >&2 || stop "this failed: $line"
    elif [ "$1" = yes ]; then
        say "some tests will be skipped; to run them all:  sudo $line"
    elif command -v apt-get >/dev/null 2>&1; then
        stop "something is missing; this mends it:  sudo $line"
    else
        stop "something is missing; install what your system calls these (Debian names):$missing"
    fi
    missing='' libraries=''
}

# ---- the program's own environment ---------------------------------------------------------------------------------

prepare() { # prepare EXTRAS: what of window and dev is needed, separated by commas
    wanted=$1
    sum=$(cat "$root/pyproject.toml" "$root/constraints.txt" | cksum)
    if [ -r "$stamp" ] && "$venv/bin/python" -c '' 2>/dev/null; then
        { read -r old && read -r have; } <"$stamp" || old='' have=''
        case ",$have," in *",window,"*) case $wanted in *window*) ;; *) wanted="$wanted,window" ;; esac ;; esac
        case ",$have," in *",dev,"*) case $wanted in *dev*) ;; *) wanted="$wanted,dev" ;; esac ;; esac
        wanted=${wanted#,}
        [ "$old" = "$sum" ] && includes "$have" "$wanted" && return 0
    fi
    need python3-venv find_python
    install_missing no
    find_python || stop "Python 3.11 or newer with venv is needed; this Debian has an older one"
    rm -f "$stamp"
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        say "making $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv" || stop "could not make $venv; is there room, and may you write there?"
    fi
    say "fetching the libraries${wanted:+ for $wanted} (a few minutes the first time)"
    # The system's own list of certificates knows the local network's; pip's does not.
    system_certificates=/etc/ssl/certs/ca-certificates.crt
    [ -n "${PIP_CERT:-}" ] || [ ! -r $system_certificates ] || export PIP_CERT=$system_certificates
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
    "$venv/bin/python" - "$root" "$wanted" <<'END' | "$venv/bin/python" -m pip install -c "$root/constraints.txt" \
        -r /dev/stdin >&2 || stop "the libraries could not be installed; see above, then run the same command again"
import sys, tomllib
with open(f"{sys.argv[1]}/pyproject.toml", "rb") as file:
    project = tomllib.load(file)["project"]
extras = project["optional-dependencies"]
print(*project["dependencies"], *(each for name in sys.argv[2].split(",") if name for each in extras[name]), sep="\n")
END
    join_source
    printf '%s\n%s\n' "$sum" "$wanted" >"$stamp"
    say "ready"
}

join_source() { # the program runs from this tree: no build step, so nothing but the libraries is fetched
    "$venv/bin/python" - "$root" "$venv" <<'END'
import pathlib, sys, sysconfig
root, venv = map(pathlib.Path, sys.argv[1:])
pathlib.Path(sysconfig.get_path("purelib"), "bpa_desk.pth").write_text(f"{root}\n", encoding="utf-8")
command = venv / "bin" / "bpa-desk"
command.write_text(f'#!/bin/sh\nexec "{venv}/bin/python" -m bpa_desk "$@"\n', encoding="utf-8")
command.chmod(0o755)
END
}

includes() { # includes HAVE WANTED: every one of WANTED is in HAVE
    rest=$2,
    while [ -n "$rest" ]; do
        each=${rest%%,*} rest=${rest#*,}
        case ",$1," in *",$each,"*) ;; *) [ -z "$each" ] || return 1 ;; esac
    done
}

has_display() {
    [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]
}

# ---- what one can ask for --------------------------------------------------------------------------------------------

run() {
    if has_display; then
        need_window
        install_missing no
        prepare window
        exec "$venv/bin/bpa-desk" --demo nes
    fi
    prepare ''
    say "no display here, so the papers of the invented ordning Nes for October are written instead"
    for what in timesheets rota stillingsbeskrivelser; do
        "$venv/bin/bpa-desk" export "$what" --demo nes --month 2026-10 --out "$root/demo-out"
    done
    say "they are in $root/demo-out"
}

tests() {
    need python3-venv find_python
    need_window
    install_missing no
    need_test_tools
    install_missing yes
    prepare window,dev
    cd "$root"
    QT_QPA_PLATFORM=offscreen
    export QT_QPA_PLATFORM
    if [ $# = 0 ]; then
        # The rock and the hall are covered to 95 % or the run fails (fail_under in pyproject.toml).
        set -- -n auto --dist loadfile --cov=bpa_desk.domain --cov=bpa_desk.services --cov-report=term:skip-covered
    fi
    exec "$venv/bin/python" -m pytest "$@"
}

check() {
    prepare window,dev
    cd "$root"
    say "ruff" && "$venv/bin/ruff" check .
    say "mypy" && "$venv/bin/mypy"
    say "translations" && exec "$venv/bin/python" installers/catalogue.py check
}

[ $# -gt 0 ] || usage
command=$1
shift
case $command in
    run) [ $# = 0 ] || usage && run ;;
    test) tests "$@" ;;
    check) [ $# = 0 ] || usage && check ;;
    bpa-desk)
        case ${1:-} in
            -h | --help | --version | [!-]*) prepare '' ;; # without Qt
            *)
                need_window
                install_missing no
                prepare window
                ;;
        esac
        exec "$venv/bin/bpa-desk" "$@"
        ;;
    *) usage ;;
esac
