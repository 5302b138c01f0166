// What FIS counts: https://docs.aws.amazon.com/fis/latest/userguide/fis-quotas.html
import { declareQuotas } from '../../kernel/quota.ts';
import { quotaExceeded } from './faults.ts';

const exceeded = (what: string) => (limit: number) =>
  quotaExceeded(`You have reached the limit of ${limit} ${what}.`);

export const quotas = declareQuotas(
  { code: 'fis', name: 'AWS Fault Injection Service (AWS FIS)' },
  {
    templates: {
      name: 'Experiment templates',
      value: 500,
      adjustable: false,
      exceeded: exceeded('experiment templates'),
    },
    activeExperiments: {
      name: 'Number of active experiments',
      value: 5,
      adjustable: false,
      exceeded: exceeded('active experiments'),
    },
    actionsPerTemplate: {
      name: 'Number of actions per experiment template',
      value: 20,
      adjustable: false,
      exceeded: exceeded('actions for each experiment template'),
    },
    stopConditions: {
      name: 'Number of stop conditions per experiment template',
      value: 5,
      adjustable: false,
      exceeded: exceeded('stop conditions for each experiment template'),
    },
  },
);
