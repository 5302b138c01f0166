import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { InstancesStack } from './stacks.ts';

test('the circuit breaker trips on tasks that start too slowly, though capacity comes late', () =>
  drydock({}, async (cloud) => {
    const service = cloud.service('Shop/Service');
    // The grace period of the service is one minute.
    service.behaves({ readyAfter: '5 minutes' }, { image: 'shop:2' });
    await cloud.deploy(new InstancesStack(new App(), 'Shop'));
    await cloud.traffic('Shop/LoadBalancer').steady('200/s');

    await cloud.chaos.withholdCapacity('8 minutes');
    const deployment = cloud.deploy(new InstancesStack(new App(), 'Shop', { image: 'shop:2' }));

    await expect(deployment).rejects.toThrow('ECS Deployment Circuit Breaker was triggered');
    expect(await service.deployment()).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
    expect(await service.healthyTasks()).toHaveLength(4);
    expect(cloud.traffic.failed).toBe(0);
    expect(cloud.autoScalingGroup('Shop/Group').instances.length).toBeGreaterThan(2);
  }));
