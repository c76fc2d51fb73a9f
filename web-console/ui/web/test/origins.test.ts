// SPDX-License-Identifier: EPL-2.0
import { expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';
import { origins } from '../src/pages/bundles/origins';

it.each([
  ['feature:data', 'feature data'],
  ['package:heater:1.2.0', 'package heater 1.2.0'],
  ['package:heater:1.2.0,feature:kura-libraries', 'package heater 1.2.0, feature kura-libraries'],
  ['operator', 'operator'],
  ['outside', 'outside the running set'],
  ['somebody', 'somebody'],
])('%s is told in words', (told, words) => {
  expect(origins(told, en)).toBe(words);
});

it('is told in Chinese too', () => {
  expect(origins('package:heater:1.2.0', zh)).toBe('部署包 heater 1.2.0');
});
