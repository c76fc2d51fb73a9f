#!/usr/bin/env bash
# What the configuration service costs: how long a snapshot of 500 components takes to apply, the bundle's size, and the heap
# after GC with and without it, in an embedded framework. The bundles it needs were built and installed before.
#   benchmarks/configuration.sh [options for Maven]     MVN=mvn
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${MVN:-mvn}" -f bundles/control/configuration/pom.xml verify -Dspotless.check.skip -Dtest=None \
  -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='LargeSnapshotIT,FootprintBenchmark' "$@" >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
grep '^BENCHMARK' "$log"
