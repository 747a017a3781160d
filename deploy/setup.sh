# Shared by deploy/run and deploy/test: shows progress, installs what is missing, builds. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
mkdir -p "$logs"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# step NAME MEND COMMAND...: one line while it works, the end of its log and what to do when it fails.
step() {
    local name=$1 mend=$2 log
    shift 2
    log=$logs/$(echo "$name" | tr -c 'a-z0-9\n' '-').log
    local start=$SECONDS
    printf '· %s ...\n' "$name"
    if "$@" >"$log" 2>&1; then
        printf '✓ %s (%d s)\n' "$name" $((SECONDS - start))
    else
        printf '✗ %s failed. The end of %s:\n' "$name" "$log" >&2
        tail -n 30 "$log" >&2
        printf '\nWhat to do: %s\n' "$mend" >&2
        exit 1
    fi
}

wanted_packages() { sed -e 's/#.*//' "$root"/deploy/packages "$@" | grep -v '^[[:space:]]*$' || true; }

missing_packages() {
    local package
    while read -r package; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
    done < <(wanted_packages "$@")
    # Any node from 18 on will do, wherever it came from; Debian's own is taken when there is none.
    if ! node -e 'process.exit(+process.versions.node.split(".")[0] >= 18 ? 0 : 1)' 2>/dev/null; then echo nodejs; fi
    command -v npm >/dev/null || echo npm
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    step "install packages" "check the network and that Debian 12's package lists are reachable (apt-get update), then run this again" \
        as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update && apt-get install -y --no-remove --no-install-recommends "$@"' sh "${missing[@]}"
}

# Two jobs at least, one a core at most, and one a 2 GB of memory: a full build needs about that each.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ {print int($2 / 2000000)}' /proc/meminfo)
    echo $((memory < cores ? (memory < 1 ? 1 : memory) : cores))
}

# build PRESET TARGET
build() {
    local preset=$1 target=$2
    step "configure ($preset)" "remove build/$preset and run this again" \
        cmake -S "$root" --preset "$preset"
    step "build ($preset), the first time takes some minutes" \
        "free some memory (1 GB a job is needed) and run this again; see the log for a compiler's word" \
        cmake --build "$root/build/$preset" --target "$target" --parallel "$(build_jobs)"
}
