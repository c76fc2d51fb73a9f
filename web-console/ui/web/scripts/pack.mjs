// SPDX-License-Identifier: EPL-2.0
// Makes of dist what goes into the bundle: text only compressed, the rest as it is; refuses what has become too large.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(web, 'dist');
const packed = join(web, '../target/classes/web');

const KB = 1000;
const BUDGET = { first: 250 * KB, lazy: 120 * KB, all: 700 * KB };

const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
rmSync(join(dist, 'manifest.json'));
rmSync(packed, { recursive: true, force: true });

const sizes = new Map();
for (const entry of readdirSync(dist, { recursive: true })) {
  const from = join(dist, entry);
  if (statSync(from).isFile()) {
    pack(from, relative(dist, from).replaceAll('\\', '/'));
  }
}
check();

function pack(from, name) {
  const to = join(packed, name);
  mkdirSync(dirname(to), { recursive: true });
  if (/\.(html|js|css|svg|txt|json)$/.test(name)) {
    // No time stamp inside: the same sources make the same bytes.
    const bytes = gzipSync(readFileSync(from), { level: 9 });
    writeFileSync(`${to}.gz`, bytes);
    sizes.set(name, bytes.length);
  } else {
    cpSync(from, to);
    sizes.set(name, statSync(from).size);
  }
}

/** The chunk's own files and those of all that it imports. */
function files(key, seen = new Set()) {
  if (seen.has(key)) {
    return [];
  }
  seen.add(key);
  const chunk = manifest[key];
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((each) => files(each, seen))];
}

function sum(names) {
  return [...new Set(names)].reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
}

function check() {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const first = new Set(['index.html', 'theme.js', 'favicon.svg', ...files(entry)]);
  const parts = [['first page', sum(first), BUDGET.first]];
  for (const key of Object.keys(manifest).filter((each) => manifest[each].isDynamicEntry)) {
    parts.push([manifest[key].name ?? key, sum(files(key).filter((name) => !first.has(name))), BUDGET.lazy]);
  }
  // The notice is read by few, and never to work with the console.
  parts.push(['all together', sum([...sizes.keys()].filter((name) => name !== 'third-party.txt')), BUDGET.all]);
  parts.forEach(([name, size, most]) => console.log(`${name}: ${kilo(size)} of ${kilo(most)} kB compressed`));
  const over = parts.filter(([, size, most]) => size > most);
  if (over.length > 0 || !existsSync(join(packed, 'third-party.txt.gz'))) {
    console.error(over.map(([name, size, most]) => `${name} is ${kilo(size)} kB compressed, allowed are ${kilo(most)}`).join('\n'));
    process.exit(1);
  }
}

function kilo(bytes) {
  return (bytes / KB).toFixed(1);
}
