// SPDX-License-Identifier: EPL-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'third-party.txt';

/** Writes a notice with name, version, licence and its text of each package of which something was really packed. */
export function thirdParty() {
  const folders = new Set();
  const add = (id) => {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/\0|\?.*$/g, ''));
    if (match) {
      folders.add(match[1]);
    }
  };
  return {
    name: 'third-party-notice',
    // Style sheets are no modules of a chunk.
    transform(_, id) {
      if (id.includes('.css')) {
        add(id);
      }
    },
    generateBundle(_, bundle) {
      for (const { modules = {} } of Object.values(bundle)) {
        Object.keys(modules)
          .filter((id) => modules[id].renderedLength > 0)
          .forEach(add);
      }
      const parts = [...folders].map(describe).sort((a, b) => (a.name < b.name ? -1 : 1));
      const list = parts.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
      const texts = parts.map(({ name, version, text }) => `${'-'.repeat(72)}\n${name} ${version}\n\n${text}`).join('\n\n');
      this.emitFile({ type: 'asset', fileName: FILE, source: `Packed in the Tidegate console\n\n${list}\n\n${texts}\n` });
    },
  };
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!license) {
    throw new Error(`${name} ${version} names no licence: it may not be packed`);
  }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return { name, version, licence: license, text };
}
