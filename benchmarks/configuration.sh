#!/usr/bin/env bash
# What the configuration service costs: how long a snapshot of 500 components takes to apply on a warm gateway (and whether a
# restart reads it back identically), the bundle's size, and the heap after GC with and without it, in an embedded framework.
# Fails if the snapshot takes longer than LIMIT. The bundles it needs were built and installed before.
#   benchmarks/configuration.sh [options for Maven]     MVN=mvn LIMIT=3000 (ms)
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
limit=${LIMIT:-3000}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) processors"
# Without the coverage agent, which would cost time and heap.
${MVN:-mvn} -f bundles/control/configuration/pom.xml verify -Dspotless.check.skip -Djacoco.skip -Dtest=None \
  -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='LargeSnapshotIT,FootprintBenchmark' -Dbenchmark.rounds=5 "$@" >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
sed -n 's/^BENCHMARK: //p' "$log"
longest=$(sed -n 's/^BENCHMARK: .* all active after \([0-9]*\) ms.*/\1/p' "$log" | sort -n | tail -n 1)
[ "${longest:?no figure}" -le "$limit" ] || {
  echo "FAILED: the slowest round took $longest ms, $limit are allowed" >&2
  exit 1
}
echo "the slowest round took $longest of $limit ms"
