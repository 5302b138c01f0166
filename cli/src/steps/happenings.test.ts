import { expect, it } from 'vitest';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { Happenings } from './happenings.ts';

const longEnoughMs = 1000;

/** A cluster of one group and one service, whose activities and events a test adds to. */
function cluster() {
  const activities: object[] = [];
  const events: { id: string; createdAt: Date; message: string }[] = [];
  let isThere = true;
  const clients = fakeClients({
    ecs: {
      describeClusters: () => ({ clusters: [{ capacityProviders: ['FARGATE', 'own'] }] }),
      describeCapacityProviders: ({ capacityProviders }: { capacityProviders: string[] }) => ({
        capacityProviders: capacityProviders.map(() => ({
          autoScalingGroupProvider: {
            autoScalingGroupArn: 'arn:x:autoScalingGroup:1:autoScalingGroupName/fleet',
          },
        })),
      }),
      listServices: () => {
        if (!isThere) throw awsError('ClusterNotFoundException', 'Cluster not found.');
        return { serviceArns: ['arn:x:service/c/shop'] };
      },
      describeServices: () => ({ services: [{ serviceName: 'shop', events }] }),
    },
    autoScaling: {
      describeScalingActivities: ({ AutoScalingGroupName }: { AutoScalingGroupName: string }) => ({
        Activities: AutoScalingGroupName === 'fleet' ? activities : [],
      }),
    },
  });
  const clock = new VirtualClock();
  const happenings = new Happenings(clients, clock, 'c');
  return {
    activities,
    happenings,
    clock,
    lose: () => {
      isThere = false;
    },
    find: () => {
      isThere = true;
    },
    say: (text: string) =>
      events.push({
        id: String(events.length),
        createdAt: new Date(events.length),
        message: `(service shop) ${text}`,
      }),
    look: async () => {
      await clock.delay(longEnoughMs);
      return happenings.look();
    },
  };
}

const lost = {
  ActivityId: 'a',
  StatusCode: 'Successful',
  Description: 'Terminating EC2 instance: i-1',
  EndTime: new Date(5),
  Cause:
    'At 2026-11-29T11:17:23Z an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.',
};

it('reports instances and tasks that are replaced, each once, and nothing of what was there before', async () => {
  const { activities, say, look } = cluster();
  activities.push({ ...lost, ActivityId: 'before' });
  say('has reached a steady state.');
  expect(await look()).toEqual([]);
  activities.push(lost, { ...lost, ActivityId: 'b', StatusCode: 'InProgress' });
  say('has started 1 tasks: (task 80e1).');
  say('registered 1 targets in (target-group arn)');
  say('has reached a steady state.');
  expect(await look()).toEqual([
    { code: 'service-event', service: 'shop', text: 'has started 1 tasks: (task 80e1).' },
    { code: 'service-event', service: 'shop', text: 'has reached a steady state.' },
    {
      code: 'instance-event',
      status: 'Successful',
      description: 'Terminating EC2 instance: i-1',
      reason:
        'instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped',
    },
  ]);
  expect(await look()).toEqual([]);
});

it('says why an instance could not be launched', async () => {
  const { activities, look } = cluster();
  await look();
  activities.push({
    ActivityId: 'f',
    StatusCode: 'Failed',
    Description: 'Launching a new EC2 instance.  Status Reason: no capacity',
    StatusMessage: 'no capacity',
    StartTime: new Date(1),
  });
  expect(await look()).toMatchObject([{ status: 'Failed', reason: 'no capacity' }]);
});

it('leaves a deployment to those who report it', async () => {
  const { happenings, say, look } = cluster();
  await look();
  say('has started 2 tasks: (task 1) (task 2).');
  happenings.startAfresh();
  expect(await look()).toEqual([]);
});

it('says that a service is steady only after something else', async () => {
  const { say, look } = cluster();
  await look();
  say('has reached a steady state.');
  expect(await look()).toEqual([]);
});

it('reads later what cannot be read now', async () => {
  const { lose, find, say, look } = cluster();
  await look();
  lose();
  say('has started 1 tasks: (task 1).');
  expect(await look()).toEqual([]);
  find();
  expect(await look()).toHaveLength(1);
});
