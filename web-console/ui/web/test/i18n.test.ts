// SPDX-License-Identifier: EPL-2.0
import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';

type Tree = { [key: string]: string | ((...args: never[]) => string) | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'string') {
      return [[name, value]];
    }
    return typeof value === 'function' ? [[name, (value as (...args: unknown[]) => string)('7', '8', '9', '6')]] : leaves(value, name);
  });
}

const english = new Map(leaves(en as unknown as Tree));
const chinese = new Map(leaves(zh as unknown as Tree));

/** The same in every language. */
const SAME = new Set(['value.none', 'overview.java']);

describe('languages', () => {
  it('say the same things', () => expect([...chinese.keys()]).toEqual([...english.keys()]));

  it('say something', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are Chinese in Chinese', () => {
    const foreign = [...chinese].filter(([name, text]) => !SAME.has(name) && !/[\u4e00-\u9fff]/.test(text));
    expect(foreign).toEqual([]);
  });

  it('use every number they are given', () => {
    const lost = [...english].filter(([name, text]) => {
      const numbers = (each: string) => [...new Set(each.match(/[6-9]/g) ?? [])].sort().join();
      return !SAME.has(name) && numbers(text) !== numbers(chinese.get(name) ?? '') && !name.startsWith('types.');
    });
    expect(lost).toEqual([]);
  });
});
