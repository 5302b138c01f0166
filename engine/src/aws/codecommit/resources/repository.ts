// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codecommit-repository.html
// Ref is the repository's id. A new name renames it.
import type { RepositoryTrigger } from '@aws-sdk/client-codecommit';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { repositoryNotFound } from '../faults.ts';
import { branchesOf } from '../find.ts';
import { type RepositoryRecord, repositories, repositoriesById } from '../state.ts';
import { cloneUrl } from '../views.ts';

export const repositoryResource: ResourceType = {
  type: 'AWS::CodeCommit::Repository',

  create(request, ctx) {
    const made = request.memo?.id as string | undefined;
    const id = made ?? create(request, ctx);
    const repository = requireById(id, ctx);
    if (!repository.seed || branchesOf(repository, ctx).length > 0)
      return { status: 'success', physicalId: id };
    const message = made ? undefined : `Committing the files to ${repository.seed.branch}.`;
    return {
      status: 'in-progress',
      physicalId: id,
      memo: { id },
      reason: 'The files are not committed yet.',
      againInMs: 100,
      ...(message ? { message } : {}),
    };
  },

  update(id, request, ctx) {
    const before = requireById(id, ctx);
    const { RepositoryName, RepositoryDescription } = request.properties as {
      RepositoryName: string;
      RepositoryDescription?: string;
    };
    if (RepositoryName !== before.name) {
      ctx.call('codecommit', 'UpdateRepositoryName', { oldName: before.name, newName: RepositoryName });
    }
    ctx.call('codecommit', 'UpdateRepositoryDescription', {
      repositoryName: RepositoryName,
      repositoryDescription: RepositoryDescription,
    });
    putTriggers(RepositoryName, request.properties, ctx);
    const after = tagsOf(request);
    const gone = Object.keys(before.tags).filter((key) => !Object.hasOwn(after, key));
    const resourceArn = ctx.arn('codecommit', RepositoryName);
    if (gone.length > 0) ctx.call('codecommit', 'UntagResource', { resourceArn, tagKeys: gone });
    if (Object.keys(after).length > 0) ctx.call('codecommit', 'TagResource', { resourceArn, tags: after });
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    const repository = findById(id, ctx);
    if (repository) ctx.call('codecommit', 'DeleteRepository', { repositoryName: repository.name });
    return { status: 'success', physicalId: id };
  },

  unread: ['Code'],
  read(id, _properties, ctx) {
    const { name, tags } = requireById(id, ctx);
    const { repositoryMetadata } = ctx.call('codecommit', 'GetRepository', { repositoryName: name });
    const { triggers } = ctx.call('codecommit', 'GetRepositoryTriggers', { repositoryName: name });
    return { ...repositoryMetadata, Triggers: triggers, Tags: tags };
  },
  attributes(id, ctx) {
    const { name, arn } = requireById(id, ctx);
    return {
      Arn: arn,
      Name: name,
      CloneUrlHttp: cloneUrl(name, ctx),
      CloneUrlSsh: `ssh://git-codecommit.${ctx.region}.amazonaws.com/v1/repos/${name}`,
      RepositoryId: id,
    };
  },
};

function create(request: ResourceRequest, ctx: Context): string {
  const { RepositoryName, RepositoryDescription, KmsKeyId, Code } = request.properties as {
    RepositoryName: string;
    RepositoryDescription?: string;
    KmsKeyId?: string;
    Code?: { S3: { Bucket: string; Key: string; ObjectVersion?: string }; BranchName?: string };
  };
  const { repositoryMetadata } = ctx.call('codecommit', 'CreateRepository', {
    repositoryName: RepositoryName,
    repositoryDescription: RepositoryDescription,
    kmsKeyId: KmsKeyId,
    tags: tagsOf(request),
  });
  putTriggers(RepositoryName, request.properties, ctx);
  if (Code) {
    const { Bucket, Key, ObjectVersion } = Code.S3;
    const { Body } = ctx.call('s3', 'GetObject', { Bucket, Key, VersionId: ObjectVersion });
    const blob = ctx.blobs.put(Body as unknown as Uint8Array);
    const repository = ctx.get(repositories, RepositoryName)!;
    ctx.put(repositories, RepositoryName, {
      ...repository,
      seed: { blob, branch: Code.BranchName ?? 'main' },
    });
  }
  return repositoryMetadata!.repositoryId!;
}

function putTriggers(repositoryName: string, { Triggers }: Properties, ctx: Context): void {
  const triggers = ((Triggers ?? []) as readonly Properties[]).map(
    (trigger): RepositoryTrigger => ({
      name: trigger.Name as string,
      destinationArn: trigger.DestinationArn as string,
      customData: trigger.CustomData as string | undefined,
      branches: trigger.Branches as string[] | undefined,
      events: trigger.Events as RepositoryTrigger['events'],
    }),
  );
  ctx.call('codecommit', 'PutRepositoryTriggers', { repositoryName, triggers });
}

const tagsOf = ({ properties, tags }: ResourceRequest): Record<string, string> =>
  Object.fromEntries(
    [...tags, ...((properties.Tags ?? []) as ResourceRequest['tags'])].map(({ Key, Value }) => [Key, Value]),
  );

const findById = (id: string, state: Pick<Reader, 'by'>): RepositoryRecord | undefined =>
  state.by(repositoriesById, id)[0];

function requireById(id: string, state: Pick<Reader, 'by'>): RepositoryRecord {
  const repository = findById(id, state);
  if (!repository) throw repositoryNotFound(id);
  return repository;
}
