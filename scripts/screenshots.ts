// `npm run screenshots`, and a part of `npm run docs` when the dashboard has changed: the pictures of the docs, taken from the
// reference system while a deployment is under way under load. It needs a chromium; $CHROMIUM names another program than Debian's.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { System } from '../cli/src/testing/system.ts';
import { startTraffic } from '../cli/src/testing/traffic.ts';
import { areCurrent, keepDigest, pictureFolder, pictureOf, themes, viewIds } from './pictures.ts';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isAsked = !process.argv.includes('--when-changed');

if (!isAsked && areCurrent()) process.exit(0);
if (!isAsked && !existsSync(program)) {
  console.log(
    `The pictures in docs/images are of another dashboard, and there is no ${program} to take new ones.`,
  );
  process.exit(0);
}
mkdirSync(pictureFolder, { recursive: true });

const system = new System({ of: 'clone' });
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  const { status, output } = await system.up();
  if (status !== 0) throw new Error(output);
  const traffic = startTraffic(system.url, 40);
  const pages = await Promise.all(themes.map(async (theme) => ({ theme, page: await open(theme) })));
  system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, `'Hello again';`));
  await pages[0]!.page.locator('.task.colour-2.running').first().waitFor();
  // The clock stands still, and the deployment with it: all pictures show the same moment.
  await pages[0]!.page.getByRole('button', { name: 'Freeze' }).click();
  // Beside a busy machine, what has changed last is asked for after a while.
  await pages[0]!.page.waitForTimeout(10_000);
  const { MetricAlarms = [] } = await system.clients.cloudWatch.describeAlarms({});
  const alarm = MetricAlarms.find(({ AlarmName = '' }) => AlarmName.includes('CpuHigh'))?.AlarmName ?? '';
  /** What is open in a view. */
  const parts: Readonly<Record<string, string>> = {
    stacks: '?stack=drydock&tab=events',
    alarms: `?alarm=${encodeURIComponent(alarm)}`,
  };
  for (const view of viewIds()) {
    for (const { theme, page } of pages) {
      await page.evaluate(`location.hash = ${JSON.stringify(view + (parts[view] ?? ''))}`);
      await page.getByRole('main').waitFor();
      await page.waitForTimeout(2500);
      await page.screenshot({ path: join(pictureFolder, pictureOf(view, theme)) });
    }
  }
  await traffic.stop();
  keepDigest();
} finally {
  await browser.close();
  await system.remove();
}

async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
  const { output } = await system.drydock('open', '--dashboard', '--json');
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, colorScheme });
  const page = await context.newPage();
  // Longer than a page takes beside a busy machine.
  page.setDefaultTimeout(300_000);
  await page.goto(JSON.parse(output).url);
  await page.getByText('live', { exact: true }).waitFor();
  return page;
}
