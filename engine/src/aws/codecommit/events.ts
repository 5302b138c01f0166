// https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { RepositoryRecord } from './state.ts';

interface RepositoryStateChange {
  readonly event: 'referenceCreated' | 'referenceUpdated' | 'referenceDeleted';
  readonly repositoryName: string;
  readonly repositoryId: string;
  readonly referenceType: 'branch' | 'tag';
  readonly referenceName: string;
  readonly referenceFullName: string;
  /** The new one, or the last one of a deleted reference. */
  readonly commitId?: string;
  readonly oldCommitId?: string;
  readonly callerUserArn: string;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'codecommit/repository-state-change': AwsEvent<RepositoryStateChange>;
  }
}

export function publishReferenceChange(
  { id, name, arn }: RepositoryRecord,
  reference: string,
  before: string | undefined,
  after: string | undefined,
  ctx: Context,
): void {
  const isBranch = reference.startsWith('refs/heads/');
  ctx.publish('codecommit/repository-state-change', {
    detailType: 'CodeCommit Repository State Change',
    resources: [arn],
    detail: {
      event: !before ? 'referenceCreated' : after ? 'referenceUpdated' : 'referenceDeleted',
      repositoryName: name,
      repositoryId: id,
      referenceType: isBranch ? 'branch' : 'tag',
      referenceName: reference.replace(/^refs\/(heads|tags)\//, ''),
      referenceFullName: reference,
      ...(after ? { commitId: after } : {}),
      ...(before ? { oldCommitId: before } : {}),
      callerUserArn: `arn:aws:iam::${ctx.account}:root`,
    },
  });
}
