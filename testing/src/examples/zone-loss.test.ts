import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { ShopStack } from './stacks.ts';

test('twenty tasks outlive the loss of a zone', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new ShopStack(new App(), 'Shop', { desiredCount: 20 }));
    await cloud.traffic('Shop/LoadBalancer').steady('200/s');
    await cloud.time.advance('1 minute');

    await cloud.chaos.loseZone('us-east-1a');
    await cloud.time.advance('10 minutes');

    const tasks = await cloud.service('Shop/Service').healthyTasks();
    expect(tasks).toHaveLength(20);
    expect(new Set(tasks.map(({ zone }) => zone))).toEqual(new Set(['us-east-1b']));
    // Half of the targets are silent until two health checks have failed.
    expect(cloud.traffic.failed).toBeGreaterThan(0);
    expect(cloud.traffic.failed / cloud.traffic.requests).toBeLessThan(0.05);
  }));
