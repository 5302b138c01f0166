// The live half of the dashboard in a real browser, on the reference system: how soon it shows what happens, the last hour and the file
// that it is saved to, requests, faults, and what the loss of a zone would mean.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityOf, browserProgram, DashboardBrowser } from './testing/dashboard-browser.ts';
import { eventually, System } from './testing/system.ts';
import { killableTask } from './testing/task-process.ts';

/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;
const timeout = longestMs;
const zone = 'us-east-1a';

/** A page shows what happens within half a second. What keeps it from drawing at all is the machine's, and comes on top. */
const soonMs = 500;
/** A page that waits for longer timers than this polls: they do not fire while it is watched. */
const longestTimerMs = 200;

/** What a page is watched for: when the engine says it, and when the page shows it. Both are expressions of JavaScript. */
interface Sight {
  /** Of `type`, `detail` and, in a message about changes, `targets`. */
  readonly said: string;
  readonly shown: string;
}

describe.skipIf(!browserProgram)(
  `the live dashboard${browserProgram ? '' : ' (skipped: there is no chromium)'}`,
  () => {
    const system = new System();
    const browser = new DashboardBrowser(system, longestMs);
    const files = mkdtempSync(join(tmpdir(), 'drydock-session-'));

    beforeAll(async () => {
      const { status, output } = await system.up();
      expect(status, output).toBe(0);
    }, longestMs);
    afterEach(() => {
      expect(browser.complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
      await system.remove();
      rmSync(files, { recursive: true });
    }, longestMs);

    const running = (page: Page) => page.locator('.task.running');
    const settled = (page: Page) => eventually(async () => (await running(page).count()) === 2);

    /** Listens to the engine by a connection of its own, and to the page. */
    async function watch(page: Page, sights: Readonly<Record<string, Sight>>): Promise<void> {
      const list = Object.entries(sights).map(
        ([name, { said, shown }]) =>
          `{ name: '${name}', said: ({ type, detail, targets }) => ${said}, shown: () => ${shown} }`,
      );
      await page.evaluate(`{
        const setTimer = window.setTimeout;
        window.setTimeout = (then, ms, ...rest) => (ms > ${longestTimerMs} ? 0 : setTimer(then, ms, ...rest));
        window.longestFrameMs = 0;
        let frameAt = performance.now();
        const frame = (at) => {
          window.longestFrameMs = Math.max(window.longestFrameMs, at - frameAt);
          frameAt = at;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        const sights = [${list.join(', ')}];
        window.seen = {};
        const note = (name, what) => {
          const own = (window.seen[name] ??= {});
          own[what] ??= performance.now();
        };
        const look = () => {
          for (const sight of sights) if (window.seen[sight.name]?.said && sight.shown()) note(sight.name, 'shown');
        };
        // The page may show it before this connection has heard of it, and change no more until it is over.
        const hear = (message) => {
          for (const sight of sights) if (sight.said(message)) note(sight.name, 'said');
          look();
        };
        const source = new EventSource('/_drydock/events?changes=true');
        source.addEventListener('message', ({ data }) => {
          const { 'detail-type': type, detail } = JSON.parse(data);
          hear({ type, detail, targets: [] });
        });
        source.addEventListener('changes', ({ data }) => hear({ ...JSON.parse(data), type: '', detail: {} }));
        new MutationObserver(look).observe(document.body, {
          subtree: true, childList: true, attributes: true, characterData: true,
        });
        window.listening = new Promise((resolve) => source.addEventListener('open', () => resolve(true)));
      }`);
      await page.evaluate('window.listening');
    }

    /** What the page shows in time: of what the engine has said. */
    async function shownSoon(page: Page, names: readonly string[]): Promise<string[]> {
      await page.waitForFunction(
        (wanted) => {
          const { seen } = globalThis as unknown as { seen: Record<string, { shown?: number }> };
          return wanted.every((name) => seen[name]?.shown !== undefined);
        },
        names as string[],
        { polling: 100 },
      );
      const seen = await page.evaluate<Record<string, { said: number; shown: number }>>('window.seen');
      const frameMs = await page.evaluate<number>('window.longestFrameMs');
      return names.filter((name) => seen[name]!.shown - seen[name]!.said < soonMs + frameMs);
    }

    it('shows within half a second a task that is killed, its target that drains, and the next task', {
      timeout,
    }, async () => {
      const page = await browser.open({ bypassCSP: true });
      await settled(page);
      const before = await running(page).evaluateAll((blocks) =>
        blocks.map((block) => block.getAttribute('title')),
      );
      const isNew = `!${JSON.stringify(before)}.some((title) => title.includes(detail.taskArn.split('/').at(-1)))`;
      const sights = {
        killed: {
          said: `type === 'ECS Task State Change' && detail.lastStatus === 'STOPPED'`,
          shown: `document.querySelector('.task.stopped') !== null`,
        },
        draining: {
          said: `targets.some(({ state }) => state === 'draining')`,
          shown: `[...document.querySelectorAll('.edge')].some((edge) => edge.textContent.includes('draining'))`,
        },
        next: {
          said: `type === 'ECS Task State Change' && detail.lastStatus === 'RUNNING' && ${isNew}`,
          shown: `document.querySelectorAll('.task.running').length === 2`,
        },
      };
      await watch(page, sights);
      const { pid } = await killableTask(system);
      process.kill(pid, 'SIGKILL');
      expect(await shownSoon(page, Object.keys(sights))).toEqual(['killed', 'draining', 'next']);
      await page.context().close();
    });

    it('shows within half a second an instance that is lost, and a service that scales out', {
      timeout,
    }, async () => {
      const page = await browser.open({ bypassCSP: true });
      await settled(page);
      const label = (await page
        .getByRole('group', { name: 'Instance i-' })
        .first()
        .getAttribute('aria-label'))!;
      const id = label.replace('Instance ', '');
      const { ecs } = system.clients;
      const { clusterArns: [cluster = ''] = [] } = await ecs.listClusters({});
      const { serviceArns: [service = ''] = [] } = await ecs.listServices({ cluster });
      const sights = {
        more: {
          said: `type === 'ECS Task State Change' && detail.lastStatus === 'RUNNING' && detail.desiredStatus === 'RUNNING'`,
          shown: `document.querySelectorAll('.task.running').length >= 3`,
        },
        lost: {
          said: `type === 'ECS Container Instance State Change' && detail.ec2InstanceId === '${id}' && detail.status === 'INACTIVE'`,
          shown: `document.querySelector('[aria-label="${label}"]') === null`,
        },
      };
      await watch(page, sights);
      await ecs.updateService({ cluster, service, desiredCount: 3 });
      expect(await shownSoon(page, ['more'])).toEqual(['more']);
      await ecs.updateService({ cluster, service, desiredCount: 2 });
      await page.getByRole('group', { name: label }).getByRole('button', { name: 'Terminate' }).click();
      expect(await shownSoon(page, ['lost'])).toEqual(['lost']);
      await settled(page);
      await eventually(async () => (await page.getByRole('group', { name: 'Instance i-' }).count()) === 2);
      await page.context().close();
    });

    it('goes back through the last hour, and saves it to a file that opens elsewhere', {
      timeout,
    }, async () => {
      const page = await browser.open();
      await settled(page);
      const slider = page.getByRole('slider');
      const shown = page.getByRole('group', { name: 'Timeline' }).locator('output');
      expect(await shown.textContent()).toBe('now');
      // The first moment is of before the page was opened: the hour's first event of a task or an instance.
      await slider.press('Home');
      await shown.getByText(/^\d\d:\d\d:\d\d$/).waitFor();
      expect(await page.getByRole('button', { name: 'Terminate' }).count()).toBe(0);
      expect(await running(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Now', exact: true }).click();
      await shown.getByText('now').waitFor();
      await settled(page);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save' }).click();
      const file = join(files, 'session.html');
      await (await download).saveAs(file);

      const other = await page.context().browser()!.newContext({ offline: true });
      const recorded = await other.newPage();
      const errors: string[] = [];
      recorded.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      recorded.on('pageerror', (error) => errors.push(error.message));
      await recorded.goto(pathToFileURL(file).href);
      await eventually(async () => (await running(recorded).count()) === 2);
      await running(recorded).first().click();
      const dialog = recorded.getByRole('dialog');
      await dialog.getByText('RUNNING').waitFor();
      expect(await dialog.getByRole('button').allTextContents()).toEqual(['Close']);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await recorded.getByRole('slider').press('Home');
      await eventually(async () => (await running(recorded).count()) === 0);
      expect(await recorded.getByRole('button', { name: /Terminate|Drain|Save/ }).count()).toBe(0);
      expect(await accessibilityOf(recorded)).toEqual([]);
      expect(errors).toEqual([]);
      await other.close();
      await page.context().close();
    });

    it('shows the last requests: rule, target, times, whose the status is, and the way to their lines', {
      timeout,
    }, async () => {
      const page = await browser.open();
      await page.getByRole('navigation').getByRole('link', { name: 'Requests' }).click();
      const row = (path: string) => page.getByRole('row', { name: new RegExp(`GET ${path} `) });
      // Until the load balancer reports to this page, requests are not seen.
      await eventually(async () => {
        await system.get();
        return (await row('/').count()) > 0;
      });
      expect(await row('/').first().textContent()).toMatch(
        /GET \/\s*200\s*the target.*task \w{8}\s*\d+\.\d, \d+\.\d, \d+\.\d ms\s*[\da-f]{8}$/s,
      );
      const link = await row('/').first().getByRole('link').last().getAttribute('href');
      expect(link).toMatch(/^#logs\?trace=1-/);
      await fetch(`${system.url}/nowhere`);
      await page.getByLabel('Only errors').check();
      await row('/nowhere').waitFor();
      expect(await row('/nowhere').textContent()).toMatch(/404\s*the target/);
      expect(await row('/').count()).toBe(0);
      await page.context().close();
    });

    it('says what the loss of a zone would mean, loses it, and ends that', { timeout }, async () => {
      const page = await browser.open();
      await settled(page);
      const questions: string[] = [];
      page.on('dialog', (dialog) => questions.push(dialog.message()));
      const own = page.getByRole('group', { name: `Zone ${zone}` });
      await own.getByText('If this zone were lost').click();
      await own.getByText('1 instance and 1 task would go.').waitFor();
      await own.getByText(/keeps 1 of 2 tasks; there is room for the other one/).waitFor();
      await own.getByRole('button', { name: 'Lose it for 5 minutes' }).click();
      const fault = page.getByRole('listitem').filter({ hasText: `Power interruption in ${zone}` });
      await fault.getByText('running').waitFor();
      await eventually(async () => (await own.locator('.task.running').count()) === 0);
      await fault.getByRole('button', { name: 'End' }).click();
      await eventually(async () => (await fault.count()) === 0);
      expect(questions).toEqual([
        expect.stringMatching(/^Lose us-east-1a for 5 minutes\? .* keeps 1 of 2 tasks/),
        `End "Power interruption in ${zone}"? What it broke is put back.`,
      ]);
      await eventually(async () => (await own.locator('.task.running').count()) > 0);
      await settled(page);
      await page.context().close();
    });

    it('makes a task slow', { timeout }, async () => {
      const page = await browser.open();
      await settled(page);
      await running(page).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Slow by 300 ms' }).click();
      const fault = page.locator('section').filter({ hasText: '300 ms of latency at the task' });
      await fault.first().waitFor();
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'End' }).click();
      await eventually(async () => (await fault.count()) === 0);
      await page.context().close();
    });

    it.each([
      ['light', 390],
      ['dark', 1280],
    ] as const)('everyone can use it: %s, %i pixels wide', { timeout }, async (colorScheme, width) => {
      const page = await browser.open({ colorScheme, viewport: { width, height: 844 }, bypassCSP: true });
      await settled(page);
      await page.getByText('If this zone were lost').first().click();
      await page
        .getByText(/would go\./)
        .first()
        .waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      await running(page).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      await page.context().close();
    });
  },
);
