// The views of deployments, pipelines, stacks, alarms and logs in a real browser, on the reference system: what each shows as it
// happens, what its buttons do, and the ways that docs/dashboard.md promises to its answers.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityOf, browserProgram, DashboardBrowser } from './testing/dashboard-browser.ts';
import { pipelineOf, pipelineSettled, serviceOf, serviceSettled } from './testing/settled.ts';
import { eventually, System } from './testing/system.ts';
import { startTraffic } from './testing/traffic.ts';

/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;
const timeout = longestMs;

describe.skipIf(!browserProgram)(
  `the dashboard's rooms${browserProgram ? '' : ' (skipped: there is no chromium)'}`,
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

    const view = (page: Page, name: string) => page.getByRole('link', { name }).first().click();
    const service = () => serviceOf(system);
    const settled = () => serviceSettled(system);
    const delivered = (commit?: string) => pipelineSettled(system, commit);

    it('which version serves in which zone: Deployments', { timeout }, async () => {
      const page = await browser.open();
      await view(page, 'Deployments');
      const table = page.getByRole('table', { name: 'Running tasks by version and zone' });
      const commit = system.git('rev-parse', 'HEAD').slice(0, 8);
      await table.getByText(commit).waitFor();
      await eventually(async () => {
        const cells = await table.getByRole('cell').allTextContents();
        return cells.slice(1).join() === '1,1';
      });
      expect(await table.getByRole('columnheader').allTextContents()).toEqual([
        'Version',
        'Task definition',
        'us-east-1a',
        'us-east-1b',
      ]);
      await page.context().close();
    });

    it('shows a new version beside the old one, and the traffic that it gets', { timeout }, async () => {
      const page = await browser.open();
      await view(page, 'Deployments');
      const traffic = startTraffic(system.url, 20);
      const commit = system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, "'another';"));
      const row = page.getByRole('row', { name: /^New/ });
      await row.getByText(commit.slice(0, 8)).waitFor();
      await eventually(async () => /100 %\s*100 %$/.test((await row.textContent()) ?? ''));
      await page.getByText(/has been serving since/).waitFor();
      await page
        .locator('.changes ins')
        .getByText(/sha256/)
        .first()
        .waitFor();
      const answers = await traffic.stop();
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      await delivered(commit);
      await page.context().close();
    });

    it('continues a deployment that a hook has paused', { timeout }, async () => {
      const { ecs } = system.clients;
      const { cluster, service: arn, found } = await service();
      const lifecycleHooks = [{ targetType: 'PAUSE' as const, lifecycleStages: ['POST_SCALE_UP' as const] }];
      const page = await browser.open();
      await view(page, 'Deployments');
      await ecs.updateService({
        cluster,
        service: arn,
        forceNewDeployment: true,
        deploymentConfiguration: { ...found.deploymentConfiguration, lifecycleHooks },
      });
      await page.getByText(/The deployment is paused until someone continues it/).waitFor();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText(/has been serving since/).waitFor();
      await settled();
      // And once more, from which it is rolled back.
      await ecs.updateService({ cluster, service: arn, forceNewDeployment: true });
      await page.getByRole('button', { name: 'Roll back from the pause' }).click();
      await page.getByText(/was rolled back/).waitFor();
      await settled();
      await ecs.updateService({
        cluster,
        service: arn,
        deploymentConfiguration: { ...found.deploymentConfiguration, lifecycleHooks: [] },
      });
      await settled();
      await page.context().close();
    });

    it('why did the last deployment fail: Deployments, and to its lines', { timeout }, async () => {
      system.commit(
        'src/message.ts',
        (text) => `${text}\nif (process.env.AWS_EXECUTION_ENV) throw new Error('broken on ECS');\n`,
      );
      const page = await browser.open();
      await view(page, 'Deployments');
      const why = page.locator('.headline');
      await why
        .getByText(/was rolled back.*Essential container in task exited \(service: exit code 1\)/s)
        .waitFor();
      await page.getByRole('link', { name: 'Its lines' }).first().click();
      await page.getByRole('list', { name: 'Lines' }).getByText('broken on ECS').first().waitFor();
      await page.context().close();
      await delivered(system.revertLast());
    });

    it('goes from a stopped task in the activity to what it wrote', { timeout }, async () => {
      await settled();
      const { ecs } = system.clients;
      const { cluster, found } = await service();
      const { taskArns: [task = ''] = [] } = await ecs.listTasks({
        cluster,
        serviceName: found.serviceName!,
      });
      const page = await browser.open();
      await ecs.stopTask({ cluster, task, reason: 'For a look at its lines' });
      await page.locator('aside li').filter({ hasText: 'For a look at its lines' }).getByRole('link').click();
      await page.getByRole('list', { name: 'Lines' }).getByText('listening').first().waitFor();
      expect(await page.getByLabel('Task').inputValue()).toBe(task.split('/').at(-1));
      await settled();
      await page.context().close();
    });

    it('shows a build as it writes, stops it, and holds what comes next', { timeout }, async () => {
      const page = await browser.open();
      await view(page, 'Pipelines');
      await page.getByRole('button', { name: 'Hold before Deploy' }).click();
      await page.getByText('Nothing enters it: In the dashboard').waitFor();
      system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, "'held';"));
      await page.getByRole('list', { name: 'Build log' }).getByText('Entering phase PRE_BUILD').waitFor();
      await page.getByRole('button', { name: 'Stop execution' }).click();
      await page
        .locator('aside')
        .getByText(/Pipeline .* STOPPED/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Let into Deploy' }).click();
      await page.getByRole('button', { name: 'Hold before Deploy' }).waitFor();
      const name = await pipelineOf(system);
      const state = await system.clients.codePipeline.getPipelineState({ name });
      expect(state.stageStates?.map(({ inboundTransitionState }) => inboundTransitionState?.enabled)).toEqual(
        [true, true, true],
      );
      await page.context().close();
      await delivered(system.revertLast());
    });

    it('approves and rejects', { timeout }, async () => {
      await delivered();
      const { codePipeline } = system.clients;
      const { pipeline: declared } = await codePipeline.getPipeline({ name: await pipelineOf(system) });
      const [source, ...others] = declared!.stages!;
      const approval = {
        name: 'Approval',
        actions: [
          {
            name: 'Ask',
            actionTypeId: {
              category: 'Approval' as const,
              owner: 'AWS' as const,
              provider: 'Manual',
              version: '1',
            },
          },
        ],
      };
      await codePipeline.updatePipeline({
        pipeline: { ...declared!, stages: [source!, approval, ...others] },
      });
      const page = await browser.open();
      await view(page, 'Pipelines');
      await page.getByRole('button', { name: 'Release change' }).click();
      await page.getByRole('button', { name: 'Reject' }).click();
      await page.getByRole('heading', { name: 'Approval failed' }).waitFor();
      await delivered();
      await page.getByRole('button', { name: 'Release change' }).click();
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('heading', { name: 'Approval succeeded' }).waitFor();
      await delivered();
      await codePipeline.updatePipeline({ pipeline: declared! });
      await page.context().close();
    });

    it('shows where the time of a stack went, and what a change set would change', { timeout }, async () => {
      const { cloudFormation } = system.clients;
      const template = (value: string) =>
        JSON.stringify({
          Parameters: { Colour: { Type: 'String', Default: 'blue' } },
          Resources: {
            Setting: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: value } },
            Table: { Type: 'AWS::Timestream::Database', Properties: {} },
          },
          Outputs: { Named: { Value: { Ref: 'Setting' }, Description: 'the setting' } },
        });
      await cloudFormation.createStack({ StackName: 'rooms', TemplateBody: template('one') });
      const page = await browser.open();
      await view(page, 'Stacks');
      await page.getByRole('link', { name: 'rooms', exact: true }).click();
      await page.getByText('1 of 2 are only recorded').waitFor();
      await page.getByRole('link', { name: 'Events' }).click();
      await page.getByText(/The last operation took \d+(\.\d)? s\./).waitFor();
      expect(await page.locator('.waterfall rect').count()).toBe(3);
      await page.getByRole('link', { name: 'Parameters and outputs' }).click();
      await page.getByRole('row', { name: /Colour\s*blue/ }).waitFor();
      await page.getByRole('row', { name: /Named.*the setting/ }).waitFor();
      await page.getByRole('link', { name: 'Template' }).click();
      await page.getByLabel('Template of rooms').getByText('AWS::Timestream::Database').waitFor();
      await page.getByRole('link', { name: 'Drift' }).click();
      await page.getByText('The engine does not detect drift').waitFor();
      await cloudFormation.createChangeSet({
        StackName: 'rooms',
        ChangeSetName: 'next',
        TemplateBody: template('two'),
      });
      await page.getByRole('link', { name: 'Change sets' }).click();
      const row = page.getByRole('row', { name: /Setting changed/ });
      await row.locator('del').getByText('one').waitFor();
      await row.locator('ins').getByText('two').waitFor();
      await page.getByRole('button', { name: 'Execute' }).click();
      await page.locator('aside').getByText('Stack rooms UPDATE_COMPLETE').first().waitFor();
      await cloudFormation.deleteStack({ StackName: 'rooms' });
      await page.context().close();
    });

    it('which alarm scaled the group: Alarms', { timeout }, async () => {
      const { cloudWatch, autoScaling } = system.clients;
      const { AutoScalingGroups: [group] = [] } = await autoScaling.describeAutoScalingGroups({});
      const AutoScalingGroupName = group!.AutoScalingGroupName!;
      const { PolicyARN = '' } = await autoScaling.putScalingPolicy({
        AutoScalingGroupName,
        PolicyName: 'one-more',
        PolicyType: 'SimpleScaling',
        AdjustmentType: 'ChangeInCapacity',
        ScalingAdjustment: 1,
      });
      const MetricName = 'Waiting';
      await cloudWatch.putMetricAlarm({
        AlarmName: 'queue',
        Namespace: 'shop',
        MetricName,
        Statistic: 'Maximum',
        Period: 10,
        EvaluationPeriods: 1,
        Threshold: 7,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [PolicyARN],
      });
      await cloudWatch.putMetricData({
        Namespace: 'shop',
        MetricData: [{ MetricName, Value: 9, StorageResolution: 1 }],
      });
      const page = await browser.open();
      await view(page, 'Alarms');
      const line = page.getByRole('region', { name: 'Scaling' }).getByRole('listitem').first();
      await line.getByText('because of the alarm queue, by the policy one-more').waitFor();
      expect(await line.textContent()).toMatch(/Launching a new EC2 instance: i-\w+/);
      // The datapoint that breached, and what came of it.
      await line.getByRole('link', { name: 'queue' }).click();
      await page.getByText('1 breaches it (red). 1 scaling activity of this alarm').waitFor();
      // The link leads to the alarm, not only to its address.
      const name = page.locator('.alarms [aria-current]');
      await eventually(() => name.evaluate((link) => link.getBoundingClientRect().top < 300));
      const history = page.getByRole('list', { name: 'What queue did' });
      await history.getByText(/Launching a new EC2 instance/).waitFor();
      await history
        .getByText(/Successfully executed action .*policyName\/one-more/)
        .first()
        .waitFor();
      await cloudWatch.deleteAlarms({ AlarmNames: ['queue'] });
      await autoScaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 2 });
      await page.context().close();
    });

    it('finds a request by its trace, and folds health checks away', { timeout }, async () => {
      const trace = '1-5f84c7a0-0123456789abcdef01234567';
      await fetch(system.url, { headers: { 'x-amzn-trace-id': `Root=${trace}` } });
      const page = await browser.open();
      await view(page, 'Logs');
      await page.getByText(/\d+ lines about health checks are folded away/).waitFor();
      const lines = page.getByRole('list', { name: 'Lines' });
      expect(await lines.getByText('ELB-HealthChecker').count()).toBe(0);
      await page.getByRole('link', { name: 'Show them' }).click();
      await lines.getByText('ELB-HealthChecker').first().waitFor();
      await page.getByLabel('Trace id').fill(trace);
      const found = page.getByRole('list', { name: 'Lines of /ecs/drydock-service' });
      await found.getByText(trace).waitFor();
      expect(await found.getByRole('listitem').count()).toBe(1);
      // With the load balancer's part, once somebody looks at requests; from there it is a link.
      await view(page, 'Requests');
      const other = '1-5f84c7a0-aaaaaaaaaaaaaaaaaaaaaaaa';
      await eventually(async () => {
        await fetch(system.url, { headers: { 'x-amzn-trace-id': `Root=${other}` } });
        return (await page.getByRole('link', { name: other }).count()) > 0;
      });
      await page.getByRole('link', { name: other }).first().click();
      await page
        .getByRole('region', { name: 'Requests' })
        .getByRole('row', { name: /GET \/ *200/ })
        .first()
        .waitFor();
      await page
        .getByRole('list', { name: 'Lines of /ecs/drydock-service' })
        .getByText(other)
        .first()
        .waitFor();
      await page.context().close();
    });

    it('is used by keys: finds by name, lists the keys, acts', { timeout }, async () => {
      const page = await browser.open();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('cpuhigh alarm');
      await page.getByRole('option', { name: /CpuHigh/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('main', { name: 'Alarms' }).waitFor();
      await page.getByRole('list', { name: /What .*CpuHigh.* did/ }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).getByText('Ctrl K').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const { codePipeline } = system.clients;
      const pipelineName = await pipelineOf(system);
      const executions = async () => {
        const { pipelineExecutionSummaries = [] } = await codePipeline.listPipelineExecutions({
          pipelineName,
        });
        return pipelineExecutionSummaries.length;
      };
      const before = await executions();
      await page.keyboard.press('/');
      await page.keyboard.type('release change');
      await page.getByRole('option', { name: /Release a change/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('3');
      await page.getByRole('main', { name: 'Pipelines' }).waitFor();
      await eventually(async () => (await executions()) > before);
      await delivered();
      await page.context().close();
    });

    it.each([
      ['light', 1280],
      ['dark', 1280],
      ['light', 390],
    ] as const)('axe has nothing to say: %s, %i pixels wide', { timeout }, async (colorScheme, width) => {
      const page = await browser.open({ colorScheme, viewport: { width, height: 844 }, bypassCSP: true });
      const { MetricAlarms = [] } = await system.clients.cloudWatch.describeAlarms({});
      const alarm = MetricAlarms.find(({ AlarmName: name = '' }) => /CpuHigh/.test(name))!.AlarmName!;
      const tabs = ['resources', 'events', 'template'];
      const places: readonly (readonly [hash: string, shown: string])[] = [
        ['deployments', 'table.serving'],
        ['pipelines', '.pipeline'],
        ...tabs.map((tab) => [`stacks?stack=drydock&tab=${tab}`, '.tabs'] as const),
        [`alarms?alarm=${encodeURIComponent(alarm)}`, 'figure canvas'],
        ['logs', '.lines li'],
      ];
      for (const [hash, shown] of places) {
        await page.evaluate((to) => {
          (globalThis as unknown as { location: { hash: string } }).location.hash = to;
        }, hash);
        await page.locator(`main ${shown}`).first().waitFor();
        expect(await accessibilityOf(page), hash).toEqual([]);
      }
      await page.evaluate('location.hash = "pipelines"');
      const log = page.getByRole('button', { name: 'Log of Build' });
      if ((await log.getAttribute('aria-expanded')) === 'false') await log.click();
      await page.getByRole('list', { name: 'Build log' }).locator('li').first().waitFor();
      expect(await accessibilityOf(page), 'a build log').toEqual([]);
      for (const key of ['?', '/']) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        expect(await accessibilityOf(page), key).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.context().close();
    });
  },
);
