// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const BASE = (process.env.TIDEGATE_URL ?? '').replace(/\/$/, '');
const SHOTS = process.env.SHOTS;
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export function launch() {
  assert.ok(BASE, 'TIDEGATE_URL must name the gateway, for example http://127.0.0.1:8080');
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** A browser context whose pages may ask the gateway only, and must have nothing to complain about. */
export class Visitor {
  static async of(browser, { scheme = 'light', locale = 'en-US', phone = false, base = BASE } = {}) {
    const size = phone ? { width: 390, height: 844 } : { width: 1366, height: 800 };
    const context = await browser.newContext({ viewport: size, colorScheme: scheme, locale, hasTouch: phone });
    const visitor = new Visitor(context, base);
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (url.startsWith(`${base}/`)) {
        return route.continue();
      }
      visitor.faults.push(`asks ${url}`);
      return route.abort();
    });
    return visitor;
  }

  constructor(context, base) {
    this.context = context;
    this.base = base;
    this.faults = [];
    this.forgiven = [];
  }

  async open(path) {
    const page = await this.context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => this.faults.push(`page: ${error.message}`));
    await page.goto(`${this.base}/#${path}`);
    await page.waitForSelector('[data-link="live"]', { timeout: 10_000 });
    return page;
  }

  /** What a test brings about on purpose. */
  forgive(pattern) {
    this.forgiven.push(pattern);
  }

  async leave() {
    await this.context.close();
    const faults = this.faults.filter((fault) => !this.forgiven.some((pattern) => pattern.test(fault)));
    assert.deepEqual(faults, [], 'console errors, blocked content or foreign requests');
  }
}

/** Awaits what the function returns until it is something; tells what was awaited otherwise. */
export async function until(what, ms, look) {
  const deadline = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen) {
      return seen;
    }
    assert.ok(performance.now() < deadline, `not within ${Math.round(ms)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function shoot(page, name) {
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }
}

export async function assertAccessible(page, where) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
  assert.deepEqual(found, [], where);
}

export const cell = (page, channel, column) => page.locator(`[data-channel="${channel}"] [data-column="${column}"]`);
