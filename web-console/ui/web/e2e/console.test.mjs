// SPDX-License-Identifier: EPL-2.0
// The console against a real gateway with the demo plant behind it.
//   TIDEGATE_URL   the gateway, for example http://127.0.0.1:8080
//   STOP_CMD, START_CMD   shell commands that stop and start the Modbus driver's bundle (DRIVER names it)
//   TRIAL_CMD      a shell command that changes the configuration on trial, of a gateway where everybody may write
//   SHOTS          a folder for screenshots
//   CHROMIUM       the browser, /usr/bin/chromium by default
import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Cable } from './cable.mjs';
import { assertAccessible, BASE, cell, launch, shoot, until, Visitor } from './browser.mjs';

const run = promisify(exec);
const { STOP_CMD, START_CMD, TRIAL_CMD, DRIVER = 'io.tidegate.drivers.modbus' } = process.env;
const LEVEL = 'tank/level';
const PAGES = { overview: '/', live: '/live', bundles: '/bundles', channel: `/live?channel=${encodeURIComponent(LEVEL)}` };
const HAN = /[\u4e00-\u9fff]/;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A test with a visitor of its own, who must have nothing to complain about. */
function visit(name, options, body) {
  it(name, { timeout: 90_000, skip: options.skip ?? false }, async () => {
    const visitor = await Visitor.of(browser, options);
    try {
      await body(visitor);
    } finally {
      await visitor.leave();
    }
  });
}

describe('values', () => {
  visit('change while one looks', {}, async (visitor) => {
    const page = await visitor.open('/live');
    const first = await cell(page, LEVEL, 'value').textContent();
    assert.match(first, /\d/);
    await until(`${LEVEL} changes`, 15_000, async () => (await cell(page, LEVEL, 'value').textContent()) !== first);
    assert.equal(await page.getAttribute(`[data-channel="${LEVEL}"]`, 'data-quality'), 'GOOD');
    assert.match(await cell(page, LEVEL, 'age').textContent(), /^\d+\.\d s$/);
    await shoot(page, 'live');
  });

  visit('are found by name, asset and quality, and the address keeps it', {}, async (visitor) => {
    const page = await visitor.open('/live');
    await page.fill('input[type="search"]', 'level');
    await page.selectOption('select', 'tank');
    await until('the address', 2_000, () => page.url().includes('q=level') && page.url().includes('asset=tank'));
    await page.reload();
    await page.waitForSelector(`[data-channel="${LEVEL}"]`);
    assert.equal(await page.locator('[data-channel]').count(), 1);
    await page.fill('input[type="search"]', 'nothing is called like this');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await until('all channels again', 2_000, async () => (await page.locator('[data-channel]').count()) > 3);
  });

  visit('have a trend that grows', {}, async (visitor) => {
    const page = await visitor.open(PAGES.channel);
    const samples = async () => Number(await page.getAttribute('[data-samples]', 'data-samples'));
    const first = await until('the past', 5_000, samples);
    await until('three more samples', 15_000, async () => (await samples()) >= first + 3);
    await page.waitForSelector('[role="img"] canvas');
    assert.match(await page.getAttribute('[role="img"]', 'aria-label'), /Curve of \d+/);
    await shoot(page, 'trend');
  });
});

describe('a driver that stops', { skip: STOP_CMD && START_CMD ? false : 'NOT RUN: STOP_CMD and START_CMD are not set' }, () => {
  visit('is seen within 3 s, and when it is back', {}, async (visitor) => {
    const overview = await visitor.open('/');
    const live = await visitor.open(PAGES.channel);
    const verdict = () => overview.getAttribute('[data-overview-verdict]', 'data-overview-verdict');
    const quality = () => live.getAttribute(`[data-channel="${LEVEL}"]`, 'data-quality');
    const before = await verdict();
    assert.equal(await quality(), 'GOOD');
    try {
      await run(STOP_CMD);
      const stopped = performance.now();
      const left = () => Math.max(0, stopped + 3_000 - performance.now());
      await until('the verdict changes', left(), async () => (await verdict()) !== before);
      await until(`${LEVEL} is BAD`, left(), async () => (await quality()) === 'BAD');
      assert.ok((await overview.locator('[data-cause]').count()) > 0, 'a cause is named');
      await shoot(overview, 'stopped-overview');
      await shoot(live, 'stopped-live');
      const bundles = await visitor.open(`/bundles?q=${DRIVER}`);
      assert.notEqual(await bundles.getAttribute(`[data-bundle="${DRIVER}"]`, 'data-standing'), 'running');
      await shoot(bundles, 'stopped-bundles');
    } finally {
      await run(START_CMD);
    }
    await until(`${LEVEL} is GOOD again`, 30_000, async () => (await quality()) === 'GOOD');
    await until('the verdict is as before', 30_000, async () => (await verdict()) === before);
  });
});

describe('a change on trial', { skip: TRIAL_CMD ? false : 'NOT RUN: TRIAL_CMD is not set' }, () => {
  visit('is seen on each page while it waits, and can be undone', {}, async (visitor) => {
    const page = await visitor.open('/bundles');
    assert.equal(await page.locator('[data-kind="trial"]').count(), 0);
    await run(TRIAL_CMD);
    await page.waitForSelector('[data-kind="trial"]', { timeout: 10_000 });
    const left = () => page.locator('[data-left]').textContent();
    const first = await left();
    assert.match(first, /\d+ s/);
    await until('the time counts down', 5_000, async () => (await left()) !== first);
    const other = await visitor.open('/');
    await other.waitForSelector('[data-kind="trial"]');
    await shoot(other, 'trial');
    await assertAccessible(other, 'trial');
    await page.getByRole('button', { name: 'Undo' }).click();
    for (const each of [page, other]) {
      await until('it waits no more', 10_000, async () => (await each.locator('[data-kind="trial"]').count()) === 0);
    }
  });
});

describe('a lost connection', () => {
  it('is told, greys out and ends', { timeout: 90_000 }, async () => {
    const cable = await Cable.to(BASE);
    const visitor = await Visitor.of(browser, { base: cable.base });
    visitor.forgive(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|preload/);
    try {
      const page = await visitor.open(PAGES.channel);
      await page.waitForSelector('[data-samples]:not([data-samples="0"])');
      await cable.pull();
      await page.waitForSelector('[data-link="lost"]', { timeout: 10_000 });
      assert.match(await page.locator('[data-kind="lost"]').textContent(), /Next try in|Trying/);
      const age = await cell(page, LEVEL, 'age').textContent();
      await until('ages count on', 5_000, async () => (await cell(page, LEVEL, 'age').textContent()) !== age);
      const hatched = () => cell(page, LEVEL, 'value').evaluate((element) => getComputedStyle(element).backgroundImage);
      assert.match(await hatched(), /repeating-linear-gradient/);
      await shoot(page, 'lost');
      await assertAccessible(page, 'lost');
      await cable.plug();
      await page.getByRole('button', { name: 'Try now' }).click();
      await page.getByText(/Live again, gap \d\d:\d\d/).waitFor({ timeout: 15_000 });
      const value = await cell(page, LEVEL, 'value').textContent();
      await until('values change again', 15_000, async () => (await cell(page, LEVEL, 'value').textContent()) !== value);
      assert.equal(await hatched(), 'none');
      await shoot(page, 'again');
    } finally {
      await visitor.leave();
      await cable.pull();
    }
  });
});

describe('everybody', () => {
  for (const scheme of ['light', 'dark']) {
    for (const [name, path] of Object.entries(PAGES)) {
      visit(`can use ${name} in ${scheme}`, { scheme }, async (visitor) => {
        const page = await visitor.open(path);
        await page.waitForSelector(name === 'overview' ? '[data-overview-verdict]' : name === 'bundles' ? '[data-bundle]' : '[data-channel]');
        assert.equal(await page.getAttribute('html', 'data-mantine-color-scheme'), scheme);
        await assertAccessible(page, `${name}, ${scheme}`);
        await shoot(page, `${name}-${scheme}`);
      });
    }
  }

  visit('can do without a mouse', {}, async (visitor) => {
    const page = await visitor.open('/live');
    await page.waitForSelector('[data-channel]');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await until('a row has the focus', 10_000, async () => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => document.activeElement.role === 'row');
    });
    const focused = () => page.evaluate(() => document.activeElement.dataset.channel);
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await until('the next row', 2_000, async () => (await focused()) !== first && focused());
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-panel="${second}"]`);
    await until('the panel has the focus', 2_000, () => page.evaluate(() => document.activeElement.closest('[data-panel]') !== null));
    await page.keyboard.press('Escape');
    await until('the row has it again', 2_000, async () => (await focused()) === second);
  });

  visit('reads Chinese', { locale: 'zh-CN' }, async (visitor) => {
    for (const [name, path] of Object.entries(PAGES)) {
      const page = await visitor.open(path);
      await page.waitForSelector('h1');
      assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
      await until('the title is Chinese', 2_000, async () => HAN.test(await page.title()));
      const words = await page.locator('nav a, h1, h3, main h2:not([data-autofocus]), thead th, [role="columnheader"], dt, .tg-hidden, main button').allInnerTexts();
      const foreign = words.map((word) => word.replace(/[▲▼\s]/g, '')).filter((word) => word && word !== 'Java' && !HAN.test(word));
      assert.deepEqual(foreign, [], `${name}: words that are not Chinese`);
      await shoot(page, `${name}-zh`);
      await page.close();
    }
  });

  visit('chooses language and appearance, which are remembered', {}, async (visitor) => {
    const page = await visitor.open('/');
    await page.getByRole('button', { name: 'Language' }).click();
    await assertAccessible(page, 'menu');
    await page.getByRole('menuitemradio', { name: '中文' }).click();
    await page.getByRole('heading', { name: '概览' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '外观' }).click();
    await page.getByRole('menuitemradio', { name: '深色' }).click();
    await page.reload();
    await page.getByRole('heading', { name: '概览' }).waitFor({ state: 'attached' });
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
    assert.equal(await page.getAttribute('html', 'data-mantine-color-scheme'), 'dark');
  });

  visit('can use a phone', { phone: true }, async (visitor) => {
    for (const [name, path] of Object.entries(PAGES)) {
      const page = await visitor.open(path);
      await page.waitForSelector(name === 'overview' ? '[data-overview-verdict]' : name === 'bundles' ? '[data-bundle]' : '[data-channel]');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is not wider than the phone`);
      const nav = await page.locator('nav').boundingBox();
      assert.ok(nav.y > 700 && nav.width > 380, 'the navigation is at the bottom');
      await assertAccessible(page, `${name} on a phone`);
      await shoot(page, `${name}-phone`);
      await page.close();
    }
  });
});

describe('writing', () => {
  visit('shows old and new first, and what is read back', {}, async (visitor) => {
    const { writable } = await (await fetch(`${BASE}/api/v1/gateway`)).json();
    const { channels } = await (await fetch(`${BASE}/api/v1/channels`)).json();
    const target = channels.find((each) => each.access === 'READ_WRITE' && each.type === 'INTEGER' && each.quality === 'GOOD');
    assert.ok(target, 'there is a channel to write');
    const name = `${target.asset}/${target.channel}`;
    const page = await visitor.open(`/live?channel=${encodeURIComponent(name)}`);
    const form = page.locator('[data-write]');
    if (!writable) {
      assert.ok(await form.locator('input').isDisabled());
      assert.match(await form.textContent(), /Writing is switched off/);
      return;
    }
    await form.locator('input').fill('1.5');
    await form.locator('button[type="submit"]').click();
    await form.getByText('Enter a whole number.').waitFor();
    for (const wanted of [target.value + 7, target.value]) {
      await form.locator('input').fill(String(wanted));
      await form.locator('button[type="submit"]').click();
      await form.locator('[data-confirm]').waitFor();
      await shoot(page, 'write');
      await form.locator('[data-confirm]').click();
      await until('it reads what was written', 10_000, async () => /Written\. It now reads/.test(await form.textContent()));
      const shown = new Intl.NumberFormat('en').format(wanted);
      await until('the table shows it', 5_000, async () => (await cell(page, name, 'value').textContent()).startsWith(shown));
    }
  });
});

describe('eight tabs', () => {
  // HTTP/1.1 gives a browser six connections: with a stream for each tab the seventh would stay empty, and so would REST.
  visit('share one stream', {}, async (visitor) => {
    const pages = [];
    for (let tab = 0; tab < 8; tab++) {
      pages.push(await visitor.open('/live'));
    }
    const texts = await Promise.all(pages.map((page) => cell(page, LEVEL, 'value').textContent()));
    for (const [tab, page] of pages.entries()) {
      await until(`tab ${tab + 1} moves`, 15_000, async () => (await cell(page, LEVEL, 'value').textContent()) !== texts[tab]);
    }
    const status = await pages[7].evaluate(async () => (await fetch('/api/v1/gateway', { signal: AbortSignal.timeout(5_000) })).status);
    assert.equal(status, 200);
  });
});
