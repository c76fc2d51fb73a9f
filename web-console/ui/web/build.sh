#!/bin/sh
# Builds the console for Maven: build.sh install | build | test
set -eu
cd "$(dirname "$0")"

# Plain words of old JavaScript: an old Node must get as far as this message.
found=$(node -p 'process.versions.node' 2>/dev/null || echo none)
if ! node -e 'var v = process.versions.node.split("."); process.exit(v[0] > 20 || (v[0] == 20 && v[1] >= 19) ? 0 : 1)' 2>/dev/null; then
  echo "Node.js 20.19 or newer is needed to build the console, found $found; without it build with -Dskip.web" >&2
  exit 1
fi

case ${1:-} in
  install)
    # A changed lock file or another Node version needs other packages; nothing else does.
    stamp=node_modules/.tidegate-stamp
    wanted=$(cat package.json package-lock.json | cksum)\ $found
    if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
      npm ci --no-audit --no-fund --prefer-offline
      printf '%s' "$wanted" > "$stamp"
    fi
    ;;
  build | test)
    npm run --silent "$1"
    ;;
  *)
    echo "build.sh install | build | test" >&2
    exit 2
    ;;
esac
