// What Scheduler counts. https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html
import { declareQuotas } from '../../kernel/quota.ts';
import { tooMany } from './faults.ts';

export const quotas = declareQuotas(
  { code: 'scheduler', name: 'Amazon EventBridge Scheduler' },
  {
    schedules: {
      name: 'Number of schedules',
      value: 10_000_000,
      adjustable: true,
      exceeded: (limit) => tooMany('schedules', limit),
    },
    groups: {
      name: 'Number of schedule groups',
      value: 500,
      adjustable: true,
      exceeded: (limit) => tooMany('schedule groups', limit),
    },
  },
);
