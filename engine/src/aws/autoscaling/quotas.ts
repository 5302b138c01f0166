// What EC2 Auto Scaling counts. Values: https://docs.aws.amazon.com/general/latest/gr/as.html; the error's text is that of
// the API reference.
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

const exceeded = fault(
  'LimitExceeded',
  'You have already reached a limit for your Amazon EC2 Auto Scaling resources (for example, Auto Scaling groups, launch configurations, or lifecycle hooks).',
);

export const quotas = declareQuotas(
  { code: 'autoscaling', name: 'Amazon EC2 Auto Scaling' },
  {
    groups: {
      code: 'L-CDE20ADC',
      name: 'Auto Scaling groups per region',
      value: 500,
      adjustable: true,
      exceeded,
    },
    launchConfigurations: {
      code: 'L-6B80B8FA',
      name: 'Launch configurations per region',
      value: 200,
      adjustable: true,
      exceeded,
    },
    policiesPerGroup: {
      code: 'L-72753F6F',
      name: 'Scaling policies per Auto Scaling group',
      value: 50,
      adjustable: false,
      exceeded,
    },
    scheduledActionsPerGroup: {
      code: 'L-F0B00D71',
      name: 'Scheduled actions per Auto Scaling group',
      value: 125,
      adjustable: false,
      exceeded,
    },
    hooksPerGroup: {
      code: 'L-1312BBBF',
      name: 'Lifecycle hooks per Auto Scaling group',
      value: 50,
      adjustable: false,
      exceeded,
    },
    stepsPerPolicy: {
      code: 'L-6C2A2F6E',
      name: 'Step adjustments per step scaling policy',
      value: 20,
      adjustable: false,
      exceeded,
    },
    targetGroupsPerGroup: {
      code: 'L-05CB8B12',
      name: 'Target groups per Auto Scaling group',
      value: 50,
      adjustable: false,
      exceeded,
    },
    /**
     * Drydock's own: AWS publishes no bound and accepts any integer, and what is beyond the account's vCPUs fails to launch,
     * again and again. Here a group that can never be filled is refused, before planning it takes all of the engine's time.
     */
    groupSize: {
      name: 'Instances per Auto Scaling group',
      value: 10_000,
      adjustable: true,
      exceeded: fault(
        'ValidationError',
        (limit: number, size: number) =>
          `Drydock runs Auto Scaling groups of at most ${limit} instances, and ${size} were asked for. Start the engine with --quota 'autoscaling/Instances per Auto Scaling group=N' for more.`,
      ),
    },
  },
);
