#!/usr/bin/env bash
# Start-up, memory and size of the assembled profiles, as a table. For each Java and profile: several starts with an empty data root
# (cold) and on the same one again (warm); RSS after IDLE seconds without load; du of the unpacked folder with its data root.
#   benchmarks/startup.sh [core standard ...]     STARTS=5 IDLE=20 JDKS="/usr/lib/jvm/java-17 /usr/lib/jvm/jdk-25"
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
starts=${STARTS:-5} idle=${IDLE:-20}
[ $# -gt 0 ] || set -- core standard
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# run HOME DATA SECONDS: starts the gateway, leaves it idle, prints "milliseconds-until-ready RSS-kB", stops it.
run() {
  local log=$work/log pid ready
  : >"$log"
  "$1/bin/tidegate" run --data "$2" >"$log" 2>&1 &
  pid=$!
  for _ in $(seq 600); do
    ready=$(sed -n 's/^Tidegate .* ready in \([0-9]*\) ms.*/\1/p' "$log")
    [ -z "$ready" ] || break
    kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.05
  done
  sleep "$3"
  echo "${ready:?no ready line} $(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")"
  kill "$pid"
  wait "$pid" || true
}

echo "| profile | Java | cold start, ms | warm start, ms | RSS idle, MB | on disk, MB |"
echo "| --- | --- | --- | --- | --- | --- |"
for jdk in ${JDKS:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}; do
  export JAVA_HOME=$jdk
  java=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
  for profile in "$@"; do
    source=$(echo distribution/target/tidegate-"$profile"-[0-9]*[0-9])
    home=$work/$profile
    rm -rf "$home"
    cp -r "$source" "$home"
    # Any free port, so that nothing that runs here is in the way.
    mkdir -p "$work/config"
    echo '{"org.apache.felix.http": {"org.apache.felix.http.host": "127.0.0.1", "org.osgi.service.http.port": 0}}' >"$work/config/http.json"
    cold=() warm=() rss=()
    for _ in $(seq "$starts"); do
      rm -rf "$home/data"
      mkdir "$home/data"
      cp -r "$work/config" "$home/data/"
      cold+=("$(run "$home" "$home/data" 1)")
      result=$(run "$home" "$home/data" "$idle")
      warm+=("$result") rss+=("${result#* }")
    done
    printf '| `%s` | %s | %s | %s | %s | %s |\n' "$profile" "$java" \
      "$(printf '%s\n' "${cold[@]}" | cut -d' ' -f1 | median)" "$(printf '%s\n' "${warm[@]}" | cut -d' ' -f1 | median)" \
      "$(printf '%s\n' "${rss[@]}" | median | awk '{ printf "%.0f", $1 / 1024 }')" "$(du -sm "$home" | cut -f1)"
  done
done
