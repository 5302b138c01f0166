// What EFS counts: https://docs.aws.amazon.com/efs/latest/ug/limits.html
import { AwsFault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';

const exceeded = (code: string, what: string) => (limit: number) =>
  new AwsFault({
    code,
    status: 403,
    message: `The account has reached its limit of ${limit} ${what}.`,
    members: { ErrorCode: code },
  });

export const quotas = declareQuotas(
  { code: 'elasticfilesystem', name: 'Amazon Elastic File System (EFS)' },
  {
    fileSystems: {
      code: 'L-848C634D',
      name: 'File systems per account',
      value: 1000,
      adjustable: true,
      exceeded: exceeded('FileSystemLimitExceeded', 'file systems'),
    },
    accessPoints: {
      name: 'Access points for each file system',
      value: 10_000,
      adjustable: false,
      exceeded: exceeded('AccessPointLimitExceeded', 'access points for each file system'),
    },
  },
);
