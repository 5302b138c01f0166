// The dashboard in a real browser, on the reference system: what it shows as it happens, what its buttons do, and whether everyone
// can use it.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityOf, browserProgram, DashboardBrowser } from './testing/dashboard-browser.ts';
import { eventually, System } from './testing/system.ts';
import { killableTask } from './testing/task-process.ts';

const views = ['system', 'deployments', 'pipelines', 'stacks', 'alarms', 'logs', 'requests'];
/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;

describe.skipIf(!browserProgram)(
  `the dashboard${browserProgram ? '' : ' (skipped: there is no chromium)'}`,
  () => {
    const system = new System();
    const browser = new DashboardBrowser(system, longestMs);

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
    }, longestMs);

    const show = (page: Page, view: string) =>
      page.getByRole('navigation').getByRole('link', { name: view }).click();
    const clock = async () =>
      (await (await fetch(`${system.engine.endpoint}/_drydock/clock`)).json()) as { frozen: boolean };

    it('shows zones with their instances and tasks, and the traffic to them', {
      timeout: longestMs,
    }, async () => {
      const page = await browser.open();
      for (const zone of ['us-east-1a', 'us-east-1b']) {
        const tasks = page.getByRole('group', { name: `Zone ${zone}` }).locator('.task.running');
        await eventually(async () => (await tasks.count()) === 1);
      }
      // Blue or green, whichever the deployments before have left in service.
      await eventually(async () => {
        await system.get();
        const edges = await page.locator('.edge').allTextContents();
        return edges.some((text) =>
          /100 %.*2 healthy.*[1-9][\d.]*\/s, p50 \d+\.\d ms, p99 \d+\.\d ms/s.test(text),
        );
      });
      await page.context().close();
    });

    it('shows a killed task and the one that takes its place', { timeout: longestMs }, async () => {
      const page = await browser.open();
      const { pid } = await killableTask(system);
      process.kill(pid, 'SIGKILL');
      await page.locator('.task.stopped').first().waitFor();
      await page
        .locator('aside')
        .getByText(/Task \w+ of .* STOPPED/)
        .first()
        .waitFor();
      await eventually(async () => (await page.locator('.task.running').count()) === 2);
      await page.context().close();
    });

    it('stops a task, and terminates an instance that its group replaces', {
      timeout: longestMs,
    }, async () => {
      const page = await browser.open();
      const running = page.locator('.task.running');
      await eventually(async () => (await running.count()) === 2);
      await running.first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.locator('aside').getByText('Stopped in the dashboard').first().waitFor();
      await eventually(async () => (await running.count()) === 2);
      const name = (await page
        .getByRole('group', { name: 'Instance i-' })
        .first()
        .getAttribute('aria-label'))!;
      await page.getByRole('group', { name }).getByRole('button', { name: 'Terminate' }).click();
      await eventually(async () => (await page.getByRole('group', { name }).count()) === 0);
      await eventually(async () => {
        const instances = await page.getByRole('group', { name: 'Instance i-' }).count();
        return instances === 2 && (await running.count()) === 2;
      });
      await page.context().close();
    });

    it('follows a blue/green deployment, stage by stage', { timeout: longestMs }, async () => {
      const page = await browser.open();
      await show(page, 'Deployments');
      const commit = system.commit('src/message.ts', (text) =>
        text.replace(/'[^']*';/, `'at ${performance.now()}';`),
      );
      const stage = page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]');
      await stage.waitFor();
      await page.getByText(/:\d+ has been serving since/).waitFor();
      await page
        .locator('.changes')
        .getByText(/containerDefinitions\.\w+\.image/)
        .waitFor();
      await show(page, 'System');
      await eventually(async () => (await page.locator('.task.running').count()) === 2);
      const version = page.getByRole('list', { name: 'Task definitions' });
      await version.getByText(commit.slice(0, 8)).waitFor();
      expect(await version.textContent()).toMatch(/:\d+ *[0-9a-f]{8} *2 running/);
      await page.context().close();
    });

    it('shows why a deployment failed: the reason, the exit code and the last lines', {
      timeout: longestMs,
    }, async () => {
      const page = await browser.open();
      await show(page, 'Deployments');
      system.commit(
        'src/message.ts',
        (text) => `${text}\nif (process.env.AWS_EXECUTION_ENV) throw new Error('broken on ECS');\n`,
      );
      await page.getByText('Failed tasks').waitFor();
      await page.locator('pre').getByText('broken on ECS').first().waitFor();
      await page
        .getByText(/exit code 1\b/)
        .first()
        .waitFor();
      await page.getByText(/Deployment failed, rolled back/).waitFor();
      system.revertLast();
      await page.context().close();
    });

    it('shows why a build failed, and starts it again', { timeout: longestMs }, async () => {
      const page = await browser.open();
      await show(page, 'Pipelines');
      system.commit('src/message.ts', (text) => `${text}\nthis is not TypeScript\n`);
      await page
        .getByText(/exit status|Build terminated|COMMAND_EXECUTION_ERROR/i)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Retry Build' }).click();
      await page.locator('.action').getByText('in progress', { exact: false }).first().waitFor();
      system.revertLast();
      await page.context().close();
    });

    it('freezes and resumes the clock, by a link that works once', { timeout: longestMs }, async () => {
      const { status, output } = await system.drydock('open', '--dashboard', '--json');
      expect(status, output).toBe(0);
      const { url } = JSON.parse(output);
      const page = await browser.open({}, url);
      await page.getByRole('button', { name: 'Freeze' }).click();
      await eventually(async () => (await clock()).frozen);
      await page.getByRole('button', { name: 'Resume' }).click();
      await eventually(async () => !(await clock()).frozen);
      await page.context().close();
      const again = await browser.open({}, url);
      const notice = again.getByText('This link has been used or has expired.');
      await notice.waitFor();
      expect(await again.getByRole('button', { name: 'Freeze' }).count()).toBe(0);
      await again.getByRole('button', { name: 'Close' }).click();
      await notice.waitFor({ state: 'detached' });
      await again.context().close();
    });

    it('draws what an alarm looks at', { timeout: longestMs }, async () => {
      const { cloudWatch } = system.clients;
      const MetricName = 'Depth';
      const metric = { Namespace: 'shop', MetricName, Statistic: 'Average', Period: 60 } as const;
      await cloudWatch.putMetricAlarm({
        AlarmName: 'deep',
        ...metric,
        Threshold: 7,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
      });
      await cloudWatch.putMetricData({ Namespace: 'shop', MetricData: [{ MetricName, Value: 3 }] });
      const page = await browser.open();
      await show(page, 'Alarms');
      await page.getByRole('link', { name: 'deep', exact: true }).click();
      await page.getByText('Average of Depth: 1 datapoint, the last 3; the threshold is 7.').waitFor();
      await page.locator('figure canvas').waitFor();
      await page.context().close();
    });

    it('shows what tasks write as text, whatever it is', { timeout: longestMs }, async () => {
      const { logs } = system.clients;
      const logGroupName = 'bad';
      await logs.createLogGroup({ logGroupName });
      await logs.createLogStream({ logGroupName, logStreamName: 's' });
      const message = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
      await logs.putLogEvents({
        logGroupName,
        logStreamName: 's',
        logEvents: [{ timestamp: Date.now(), message }],
      });
      const page = await browser.open();
      await show(page, 'Logs');
      await page.getByLabel('Source').selectOption(logGroupName);
      await page.locator('.lines').getByText(message).waitFor();
      expect(await page.title()).toBe('Drydock');
      await page.context().close();
    });

    it.each([
      ['light', 1280],
      ['dark', 1280],
      ['light', 390],
    ] as const)(
      'axe has nothing to say: %s, %i pixels wide',
      { timeout: longestMs },
      async (colorScheme, width) => {
        // Its script is not the page's, which would not take it.
        const page = await browser.open({ colorScheme, viewport: { width, height: 844 }, bypassCSP: true });
        for (const [index, view] of views.entries()) {
          await page.keyboard.press(String(index + 1));
          await page.getByRole('main', { name: new RegExp(view, 'i') }).waitFor();
          expect(await accessibilityOf(page), view).toEqual([]);
        }
        await page.context().close();
      },
    );
  },
);
