// SPDX-License-Identifier: EPL-2.0
import type { Messages } from '../../i18n/en';

/** Who brought a bundle, in words: the gateway's text may name several, with commas between. */
export function origins(told: string, t: Messages): string {
  return told
    .split(',')
    .map((one) => origin(one, t.bundles.origins))
    .join(', ');
}

function origin(told: string, words: Messages['bundles']['origins']): string {
  const [kind, name = '', version = ''] = told.split(':', 3);
  switch (kind) {
    case 'feature':
      return words.feature(name);
    case 'package':
      return words.package(name, version);
    case 'operator':
    case 'outside':
      return words[kind];
    default:
      return told;
  }
}
