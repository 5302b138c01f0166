// What happens at one moment is told in its order, though AWS lists the newest first.
import { expect, test } from 'vitest';
import type { Clients } from '../../targets/clients.ts';
import type { RehearsedSystem, Snapshot } from '../scenario.ts';
import { Happenings } from './happenings.ts';

const at = new Date(1_000_000);
const answers = {
  cloudWatch: { describeAlarmHistory: async () => ({ AlarmHistoryItems: [] }) },
  autoScaling: {
    describeScalingActivities: async () => ({
      Activities: [
        { ActivityId: '2', Description: 'Launching i-2', StartTime: at },
        {
          ActivityId: '1',
          Description: 'Terminating i-1',
          StartTime: at,
          EndTime: at,
          StatusCode: 'Successful',
        },
      ],
    }),
  },
  ecs: {
    describeServices: async () => ({
      services: [
        {
          events: [
            { id: 'c', createdAt: at, message: '(service s) has reached a steady state.' },
            { id: 'b', createdAt: at, message: '(service s) has started 1 tasks: (task 0123456789abcdef).' },
            { id: 'a', createdAt: at, message: '(service s) is not AZ balanced.' },
          ],
        },
      ],
    }),
  },
} as unknown as Clients;
const system = { cluster: 'c', service: 's', autoScalingGroup: 'g' } as RehearsedSystem;

test('what happens at one moment is told in its order, and once', async () => {
  const happenings = new Happenings(answers, system, 0);
  const now = { desired: 1 } as Snapshot;
  expect((await happenings.next(now, at.getTime())).map(({ text }) => text)).toEqual([
    'Terminating i-1.',
    'Terminating i-1: done',
    'Launching i-2.',
    'is not AZ balanced.',
    'has started 1 tasks: task 01234567.',
    'has reached a steady state.',
  ]);
  expect(await happenings.next(now, at.getTime())).toEqual([]);
});
