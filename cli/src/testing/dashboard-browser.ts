// The dashboard of a system in a real browser, for tests: each page by a link of its own, and what it did that it should not have.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { systemClock } from '../clock/clock.ts';
import { dashboardLink } from '../targets/engine/dashboard-link.ts';
import type { System } from './system.ts';

export const browserProgram = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Whose dashboard it is. */
type Shown = Pick<System, 'state' | 'engine'>;

export class DashboardBrowser {
  /** Errors of the page, and requests to other hosts. */
  readonly complaints: string[] = [];
  readonly #system: Shown;
  readonly #longestMs: number;
  #browser: Browser | undefined;

  constructor(system: Shown, longestMs: number) {
    this.#system = system;
    this.#longestMs = longestMs;
  }

  /** @param url a link of its own when absent, without starting `drydock open` for it */
  async open(options: BrowserContextOptions = {}, url?: string): Promise<Page> {
    this.#browser ??= await chromium.launch({ executablePath: browserProgram!, args: ['--no-sandbox'] });
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    // Before the test itself times out: its error names what it waits for.
    page.setDefaultTimeout(this.#longestMs * 0.8);
    page.on('console', (message) => {
      // The start of a container elsewhere on the machine: the page has to live with it.
      if (message.text().includes('net::ERR_NETWORK_CHANGED')) return;
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('dialog', (dialog) => dialog.accept());
    page.on('request', (request) => {
      if (!request.url().startsWith(this.#system.engine.endpoint))
        this.complaints.push(`asked ${request.url()}`);
    });
    await page.goto(url ?? (await dashboardLink(this.#system.state, systemClock)));
    await page.getByText('live', { exact: true }).waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}

/** Violations of WCAG 2.2 AA, and whether the page is wider than its window. The page is opened with `bypassCSP`. */
export async function accessibilityOf(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axe} })()`);
  const found = await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`);
  const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] };
  const isTooWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(isTooWide ? ['wider than the window'] : []),
  ];
}
