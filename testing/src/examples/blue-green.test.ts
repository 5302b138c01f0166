import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { BlueGreenStack } from './stacks.ts';

test('a new version bakes for ten minutes, and no request fails', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new BlueGreenStack(new App(), 'Shop'));
    await cloud.traffic('Shop/LoadBalancer').steady('200/s');

    const { tookMs } = await cloud.deploy(new BlueGreenStack(new App(), 'Shop', { image: 'shop:2' }));

    expect(tookMs).toBeGreaterThan(10 * 60_000);
    expect(cloud.traffic.failed).toBe(0);
    const tasks = await cloud.service('Shop/Service').healthyTasks();
    expect(tasks.map(({ revision }) => revision)).toEqual([2, 2, 2, 2]);
  }));

test('a new version that fails while it bakes is rolled back', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new BlueGreenStack(new App(), 'Shop'));
    await cloud.traffic('Shop/LoadBalancer').steady('200/s');
    cloud.service('Shop/Service').behaves({ status: 500, healthCheckStatus: 200 }, { image: 'shop:2' });

    const deployment = cloud.deploy(new BlueGreenStack(new App(), 'Shop', { image: 'shop:2' }));

    await expect(deployment).rejects.toThrow('ECS Deployment Alarms were triggered');
    expect(cloud.alarm('Shop/Failures').state).toBe('OK');
    const tasks = await cloud.service('Shop/Service').healthyTasks();
    expect(tasks.map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
  }));
