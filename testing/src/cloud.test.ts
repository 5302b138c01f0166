// What a test sees of its cloud between the moments at which something happens there.
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { ShopStack } from './examples/stacks.ts';

test('requests are counted up to now, however short time was advanced', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new ShopStack(new App(), 'Shop', { desiredCount: 2 }));
    await cloud.time.advance('1 minute');
    await cloud.traffic('Shop/LoadBalancer').steady('50/s');
    const counted = [];
    for (let step = 0; step < 4; step++) {
      await cloud.time.advance('10 seconds');
      counted.push(cloud.traffic.requests);
    }
    expect(counted).toEqual([500, 1000, 1500, 2000]);
    expect(cloud.traffic.failed).toBe(0);
  }));

test('a client of the AWS SDK calls the cloud', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new ShopStack(new App(), 'Shop', { desiredCount: 1 }));
    const { clusterArns } = await cloud.client(ECSClient).send(new ListClustersCommand({}));
    expect(clusterArns).toEqual([expect.stringContaining(':cluster/Shop-')]);
  }));
