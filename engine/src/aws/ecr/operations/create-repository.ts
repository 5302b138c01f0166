// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter, repositoryExists } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type RepositoryRecord, repositories } from '../state.ts';
import { repositoryView } from '../views/repository.ts';

const namePattern = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;

export const createRepository: Operation<'ecr', 'CreateRepository'> = (input, ctx) => {
  const name = input.repositoryName!;
  if (name.length < 2 || name.length > 256 || !namePattern.test(name)) {
    throw invalidParameter(
      'repositoryName',
      `must satisfy regular expression '${namePattern.source.slice(1, -1)}'`,
    );
  }
  if (ctx.get(repositories, name)) throw repositoryExists(name, ctx.account);
  checkQuota(ctx, quotas.repositories, ctx.keys(repositories).length + 1);
  const record: RepositoryRecord = {
    name,
    arn: ctx.arn('ecr', `repository/${name}`),
    createdAt: ctx.now,
    tagMutability: input.imageTagMutability ?? 'MUTABLE',
    exclusionFilters: input.imageTagMutabilityExclusionFilters ?? [],
    scanning: input.imageScanningConfiguration ?? { scanOnPush: false },
    encryptionType: input.encryptionConfiguration?.encryptionType ?? 'AES256',
    ...(input.encryptionConfiguration?.kmsKey && { kmsKey: input.encryptionConfiguration.kmsKey }),
    tags: input.tags ?? [],
  };
  ctx.put(repositories, name, record);
  return { repository: repositoryView(record, ctx) };
};
