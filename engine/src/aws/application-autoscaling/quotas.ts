// What Application Auto Scaling counts. Values: https://docs.aws.amazon.com/general/latest/gr/as-app.html; the error's
// text is that of the API reference.
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

const exceeded = fault('LimitExceededException', 'A per-account resource limit is exceeded.');

export const quotas = declareQuotas(
  { code: 'application-autoscaling', name: 'Application Auto Scaling' },
  {
    ecsTargets: {
      code: 'L-782A3EE2',
      name: 'Scalable targets for ECS',
      value: 3000,
      adjustable: true,
      exceeded,
    },
    policiesPerTarget: {
      code: 'L-B395C81B',
      name: 'Scaling policies per scalable target',
      value: 50,
      adjustable: false,
      exceeded,
    },
    stepsPerPolicy: {
      code: 'L-9C25247C',
      name: 'Step adjustments per step scaling policy',
      value: 20,
      adjustable: true,
      exceeded,
    },
  },
);
