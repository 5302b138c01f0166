// What CodeBuild counts: https://docs.aws.amazon.com/general/latest/gr/codebuild.html
import { fault } from '../../kernel/faults.ts';
import { declareQuotas, type Quota } from '../../kernel/quota.ts';
import type { ProjectDefinition } from './state.ts';

/** AWS publishes 1 and raises it with an account's use. 60 is Drydock's choice. */
const concurrentBuilds = (code: string, environment: string, value = 1) => ({
  code,
  name: `Concurrently running builds for ${environment} environment`,
  value,
  applied: 60,
  adjustable: true,
  exceeded: fault(
    'AccountLimitExceededException',
    (limit: number) => `Cannot have more than ${limit} builds in queue for the account`,
  ),
});

export const quotas = declareQuotas(
  { code: 'codebuild', name: 'AWS CodeBuild' },
  {
    projects: {
      code: 'L-ACCF6C0D',
      name: 'Build projects',
      value: 5000,
      adjustable: true,
      exceeded: fault(
        'AccountLimitExceededException',
        'An AWS service limit was exceeded for the calling AWS account.',
      ),
    },
    linuxSmall: concurrentBuilds('L-9D07B6EF', 'Linux/Small'),
    linuxMedium: concurrentBuilds('L-2DC20C30', 'Linux/Medium'),
    linuxLarge: concurrentBuilds('L-4DDC4A99', 'Linux/Large'),
    linuxXlarge: concurrentBuilds('L-04E5CA62', 'Linux/XLarge'),
    linux2xlarge: concurrentBuilds('L-0397D009', 'Linux/2XLarge', 0),
    armSmall: concurrentBuilds('L-5ED1D25B', 'ARM/Small'),
    armMedium: concurrentBuilds('L-DF544FF3', 'ARM/Medium'),
    armLarge: concurrentBuilds('L-596BEAB4', 'ARM/Large'),
    armXlarge: concurrentBuilds('L-8D06F3EA', 'ARM/XLarge'),
    arm2xlarge: concurrentBuilds('L-1E43FDE0', 'ARM/2XLarge'),
  },
);

const byEnvironment: Readonly<Record<string, Quota>> = {
  'LINUX_CONTAINER/BUILD_GENERAL1_SMALL': quotas.linuxSmall,
  'LINUX_CONTAINER/BUILD_GENERAL1_MEDIUM': quotas.linuxMedium,
  'LINUX_CONTAINER/BUILD_GENERAL1_LARGE': quotas.linuxLarge,
  'LINUX_CONTAINER/BUILD_GENERAL1_XLARGE': quotas.linuxXlarge,
  'LINUX_CONTAINER/BUILD_GENERAL1_2XLARGE': quotas.linux2xlarge,
  'ARM_CONTAINER/BUILD_GENERAL1_SMALL': quotas.armSmall,
  'ARM_CONTAINER/BUILD_GENERAL1_MEDIUM': quotas.armMedium,
  'ARM_CONTAINER/BUILD_GENERAL1_LARGE': quotas.armLarge,
  'ARM_CONTAINER/BUILD_GENERAL1_XLARGE': quotas.armXlarge,
  'ARM_CONTAINER/BUILD_GENERAL1_2XLARGE': quotas.arm2xlarge,
};

/** How many builds may run in an environment of that type and size; undefined where Service Quotas has none for it. */
export const concurrentBuildQuota = ({ environment }: ProjectDefinition): Quota | undefined =>
  byEnvironment[`${environment?.type}/${environment?.computeType}`];
