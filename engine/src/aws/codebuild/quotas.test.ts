import type { ComputeType } from '@aws-sdk/client-codebuild';
import type { Quota } from '../../kernel/quota.ts';
import { describeQuotas, type QuotaRow } from '../../testing/quota-rows.ts';
import { logs } from '../logs/index.ts';
import { codeBuild } from './index.ts';
import { quotas } from './quotas.ts';
import { buildRoles, project } from './testing/project.ts';

const concurrent = (quota: Quota, type: 'LINUX_CONTAINER' | 'ARM_CONTAINER', size: string): QuotaRow => ({
  quota,
  prepare: (cloud) =>
    cloud.call('codebuild', 'CreateProject', {
      ...project,
      environment: { ...project.environment, type, computeType: `BUILD_GENERAL1_${size}` as ComputeType },
    }),
  add: (cloud) => cloud.call('codebuild', 'StartBuild', { projectName: project.name }),
  code: 'AccountLimitExceededException',
  message: 'Cannot have more than 2 builds in queue for the account',
});

describeQuotas([codeBuild, buildRoles, logs], codeBuild.quotas!, [
  {
    quota: quotas.projects,
    add: (cloud, count) => cloud.call('codebuild', 'CreateProject', { ...project, name: `p${count}` }),
    code: 'AccountLimitExceededException',
    message: 'An AWS service limit was exceeded for the calling AWS account.',
  },
  concurrent(quotas.linuxSmall, 'LINUX_CONTAINER', 'SMALL'),
  concurrent(quotas.linuxMedium, 'LINUX_CONTAINER', 'MEDIUM'),
  concurrent(quotas.linuxLarge, 'LINUX_CONTAINER', 'LARGE'),
  concurrent(quotas.linuxXlarge, 'LINUX_CONTAINER', 'XLARGE'),
  concurrent(quotas.linux2xlarge, 'LINUX_CONTAINER', '2XLARGE'),
  concurrent(quotas.armSmall, 'ARM_CONTAINER', 'SMALL'),
  concurrent(quotas.armMedium, 'ARM_CONTAINER', 'MEDIUM'),
  concurrent(quotas.armLarge, 'ARM_CONTAINER', 'LARGE'),
  concurrent(quotas.armXlarge, 'ARM_CONTAINER', 'XLARGE'),
  concurrent(quotas.arm2xlarge, 'ARM_CONTAINER', '2XLARGE'),
]);
