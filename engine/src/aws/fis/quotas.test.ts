import { describeQuotas } from '../../testing/quota-rows.ts';
import { services } from '../services.ts';
import { fis } from './index.ts';
import { quotas } from './quotas.ts';
import { createTemplate, roleArn, start, trust } from './testing/faulty-cloud.ts';

const waitFor = { actionId: 'aws:fis:wait', parameters: { duration: 'PT5M' } };

describeQuotas(services, fis.quotas!, [
  {
    quota: quotas.templates,
    add: (cloud) => void createTemplate(cloud),
    code: 'ServiceQuotaExceededException',
    message: 'You have reached the limit of 2 experiment templates.',
  },
  {
    quota: quotas.activeExperiments,
    prepare: (cloud) => {
      cloud.call('iam', 'CreateRole', {
        RoleName: roleArn.split('/')[1],
        AssumeRolePolicyDocument: trust('fis.amazonaws.com'),
      });
      createTemplate(cloud);
    },
    add: (cloud) =>
      void start(cloud, cloud.call('fis', 'ListExperimentTemplates', {}).experimentTemplates![0]!.id!),
    code: 'ServiceQuotaExceededException',
    message: 'You have reached the limit of 2 active experiments.',
  },
  {
    quota: quotas.actionsPerTemplate,
    add: (cloud, count) =>
      void createTemplate(cloud, {
        actions: Object.fromEntries(Array.from({ length: count }, (_, at) => [`wait${at}`, waitFor])),
      }),
    code: 'ServiceQuotaExceededException',
    message: 'You have reached the limit of 2 actions for each experiment template.',
  },
  {
    quota: quotas.stopConditions,
    add: (cloud, count) =>
      void createTemplate(cloud, {
        stopConditions: Array.from({ length: count }, () => ({ source: 'none' })),
      }),
    code: 'ServiceQuotaExceededException',
    message: 'You have reached the limit of 2 stop conditions for each experiment template.',
  },
]);
