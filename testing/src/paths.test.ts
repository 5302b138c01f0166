// What a path means where a construct is made of several resources.
import { drydock } from '@drydock/testing';
import { App, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { expect, test } from 'vitest';

test('a cluster with capacity providers is its cluster, and not its associations', () => {
  const stack = new Stack(new App(), 'Shop');
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
  new Cluster(stack, 'Cluster', { vpc, clusterName: 'main', enableFargateCapacityProviders: true });
  return drydock({}, async (cloud) => {
    await cloud.deploy(stack);
    expect(cloud.physicalId('Shop/Cluster')).toBe('main');
  });
});
