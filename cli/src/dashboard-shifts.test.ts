// Deployments in steps in a real browser: where a linear, a canary and a baking deployment is, as the cloud's time is advanced.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserProgram, DashboardBrowser } from './testing/dashboard-browser.ts';
import { LoneEngine } from './testing/lone-engine.ts';
import { ShiftingService } from './testing/shifting-service.ts';
import { eventually } from './testing/system.ts';

/** Beside a busy machine everything takes its time; the tests wait for what happens, not for how long it takes. */
const longestMs = 300_000;
const timeout = longestMs;
const minuteMs = 60_000;

describe.skipIf(!browserProgram)(
  `the dashboard of deployments in steps${browserProgram ? '' : ' (skipped: there is no chromium)'}`,
  () => {
    const cloud = new LoneEngine();
    const service = new ShiftingService(cloud);
    const browser = new DashboardBrowser(cloud, longestMs);

    beforeAll(async () => {
      await cloud.start();
      await service.create();
    }, longestMs);
    afterEach(() => {
      expect(browser.complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
      await cloud.remove();
    }, longestMs);

    /** The page, once a deployment is in its stage; a little time passes until then. */
    async function deploying(configuration: DeploymentConfiguration, stage: RegExp): Promise<Page> {
      const page = await browser.open();
      await page.getByRole('navigation').getByRole('link', { name: 'Deployments' }).click();
      await service.deploy(configuration);
      await eventually(async () => {
        const isThere = await stageOf(page).filter({ hasText: stage }).count();
        if (!isThere) await cloud.advance(5000);
        return isThere > 0;
      });
      return page;
    }
    const stageOf = (page: Page) => page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]');
    /** The weight that the new revision is to get. */
    const wanted = (page: Page) => page.getByRole('row', { name: /^New/ }).getByRole('cell').nth(2);

    it('a linear deployment: each step, and what is wanted in it', { timeout }, async () => {
      const page = await deploying(
        {
          strategy: 'LINEAR',
          bakeTimeInMinutes: 0,
          linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 10 },
        },
        /production traffic shift 25 % of 25 %, 50 %, 75 %, 100 %/,
      );
      expect(await wanted(page).textContent()).toBe('25 %');
      for (const percent of [50, 75]) {
        await cloud.advance(10 * minuteMs);
        await stageOf(page).getByText(`${percent} % of 25 %, 50 %, 75 %, 100 %`).waitFor();
        await wanted(page).getByText(`${percent} %`).waitFor();
      }
      await service.settled();
      await page.getByText(/web:\d+ has been serving since/).waitFor();
      await page.context().close();
    });

    it('a canary deployment: the canary first, then all', { timeout }, async () => {
      const page = await deploying(
        {
          strategy: 'CANARY',
          bakeTimeInMinutes: 0,
          canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 },
        },
        /production traffic shift 10 % of 10 %, 100 %/,
      );
      expect(await wanted(page).textContent()).toBe('10 %');
      await service.settled();
      await page.getByText(/web:\d+ has been serving since/).waitFor();
      await page.context().close();
    });

    it('a deployment that bakes: how long it still does, by the clock that the page advances', {
      timeout,
    }, async () => {
      const page = await deploying(
        { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 15 },
        /bake time 1\d min.* of 15 min left/,
      );
      expect(await wanted(page).textContent()).toBe('100 %');
      // On a busy machine the page shows the stage after the clock has been moved on.
      const minutesLeft = async () =>
        Number(/(\d+) min.* of 15 min left/.exec((await stageOf(page).textContent()) ?? '')?.[1]);
      const before = await minutesLeft();
      await page.getByRole('button', { name: 'Advance 5 min' }).click();
      await eventually(async () => (await minutesLeft()) <= before - 4);
      expect(await minutesLeft()).toBeGreaterThanOrEqual(before - 6);
      await page.getByText('keeps both revisions, to be able to go back at once').waitFor();
      await service.settled();
      await page.getByText(/web:\d+ has been serving since/).waitFor();
      await page.context().close();
    });
  },
);
