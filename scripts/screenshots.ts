// `npm run screenshots`: the pictures of the docs, taken from the reference system while a deployment bakes under load. It needs a
// chromium; $CHROMIUM names another program than Debian's.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { System } from '../cli/src/testing/system.ts';
import { startTraffic } from '../cli/src/testing/traffic.ts';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const views = ['system', 'deployments', 'pipelines', 'stacks', 'alarms', 'logs'];
mkdirSync(folder, { recursive: true });

const system = new System();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const { status, output } = await system.up();
  if (status !== 0) throw new Error(output);
  const traffic = startTraffic(system.url, 40);
  const pages = await Promise.all(
    (['light', 'dark'] as const).map(async (theme) => ({ theme, page: await open(theme) })),
  );
  system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, `'Hello again';`));
  await pages[0]!.page.locator('.task.colour-2.running').first().waitFor({ timeout: 120_000 });
  // The clock stands still, and the deployment with it: all pictures show the same moment.
  await pages[0]!.page.getByRole('button', { name: 'Freeze' }).click();
  for (const view of views) {
    for (const { theme, page } of pages) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: join(folder, `dashboard-${view}-${theme}.png`) });
    }
  }
  await traffic.stop();
} finally {
  await browser.close();
  await system.remove();
}

async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
  const { output } = await system.drydock('open', '--dashboard', '--json');
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, colorScheme });
  const page = await context.newPage();
  await page.goto(JSON.parse(output).url);
  await page.getByText('live').waitFor();
  return page;
}
