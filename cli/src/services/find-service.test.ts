import { describe, expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { findService } from './find-service.ts';
import { logsOf } from './service-logs.ts';
import { serviceUrl } from './service-url.ts';

const service = (serviceName: string, more: object = {}) => ({
  serviceName,
  taskDefinition: `arn/${serviceName}-family:3`,
  ...more,
});
const clusters: Readonly<Record<string, readonly ReturnType<typeof service>[]>> = {
  one: [
    service('shop-service-Service-4OGUW5XUSI8A', {
      loadBalancers: [{ containerName: 'web', targetGroupArn: 'g' }],
    }),
  ],
  two: [service('orders'), service('orders-worker')],
};

const clients = fakeClients({
  ecs: {
    listClusters: () => ({ clusterArns: Object.keys(clusters).map((name) => `arn/${name}`) }),
    listServices: ({ cluster }: { cluster: string }) => ({
      serviceArns: clusters[cluster.slice(4)]?.map(({ serviceName }) => serviceName),
    }),
    describeServices: ({ cluster }: { cluster: string }) => ({ services: clusters[cluster.slice(4)] }),
    describeTaskDefinition: () => ({
      taskDefinition: {
        containerDefinitions: [
          { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/shop' } } },
          { logConfiguration: { logDriver: 'awsfirelens' } },
          {},
        ],
      },
    }),
  },
  elbv2: {
    describeTargetGroups: () => ({ TargetGroups: [{ LoadBalancerArns: ['b'] }] }),
    describeLoadBalancers: () => ({ LoadBalancers: [{ DNSName: '127.0.0.1:8080' }] }),
    describeListeners: () => ({ Listeners: [{ Protocol: 'HTTP' }] }),
  },
});

describe('a service', () => {
  it.each([
    ['by its name', 'orders', 'orders'],
    ['by its short name', 'shop-service-Service', 'shop-service-Service-4OGUW5XUSI8A'],
    ['by its stack', 'shop-service', 'shop-service-Service-4OGUW5XUSI8A'],
    ['by its family', 'orders-worker-family', 'orders-worker'],
    ['by its container', 'web', 'shop-service-Service-4OGUW5XUSI8A'],
  ])('is found %s', async (_, called, name) => {
    expect((await findService(clients, called)).service.serviceName).toBe(name);
  });

  it.each([
    [undefined, 'Which service? There are shop-service-Service-4OGUW5XUSI8A, orders, orders-worker.'],
    [
      'nobody',
      'No service is called nobody. There are shop-service-Service-4OGUW5XUSI8A, orders, orders-worker.',
    ],
  ])('is asked for where %j says too little', async (called, message) => {
    await expect(findService(clients, called)).rejects.toThrow(message);
  });

  it('has an address where a load balancer leads to it, and its logs', async () => {
    const found = await findService(clients, 'web');
    expect(await serviceUrl(clients, found)).toBe('http://127.0.0.1:8080');
    expect(await serviceUrl(clients, await findService(clients, 'orders'))).toBeUndefined();
    expect(await logsOf(clients, found)).toEqual([{ group: '/ecs/shop', isTasks: true }]);
  });

  it('may not be there yet', async () => {
    const none = fakeClients({ ecs: { listClusters: () => ({ clusterArns: [] }) } });
    await expect(findService(none)).rejects.toThrow('There is no service yet.');
  });
});
