// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
// A secret whose value is generated keeps it for as long as the template generates it in the same way.
import type { GetRandomPasswordRequest, ReplicaRegionType } from '@aws-sdk/client-secrets-manager';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidRequest } from '../faults.ts';
import { findSecret } from '../find.ts';
import { randomPassword } from '../password.ts';

interface Generated extends GetRandomPasswordRequest {
  readonly GenerateStringKey?: string;
  readonly SecretStringTemplate?: string;
}

interface SecretProperties {
  readonly Name?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly SecretString?: string;
  readonly GenerateSecretString?: Generated;
  readonly ReplicaRegions?: readonly ReplicaRegionType[];
}

const read = (properties: Properties) => properties as unknown as SecretProperties;

export const secretResource: ResourceType = {
  type: 'AWS::SecretsManager::Secret',

  create(request, ctx) {
    const { Name, Description, KmsKeyId, SecretString, GenerateSecretString, ReplicaRegions } = read(
      request.properties,
    );
    if (SecretString !== undefined && GenerateSecretString)
      throw invalidRequest('You can specify either SecretString or GenerateSecretString, but not both.');
    const { ARN = '' } = ctx.call('secretsmanager', 'CreateSecret', {
      Name: Name ?? request.generatedName(64),
      Description,
      KmsKeyId,
      // Without either, CloudFormation generates one.
      SecretString: SecretString ?? generated(GenerateSecretString ?? {}, ctx),
      Tags: tagsOf(request),
      ...(ReplicaRegions && { AddReplicaRegions: [...ReplicaRegions] }),
    });
    return { status: 'success', physicalId: ARN };
  },

  update(id, request, ctx) {
    const { Description, KmsKeyId, SecretString, GenerateSecretString } = read(request.properties);
    const before = read(request.previous);
    const isGeneratedAnew =
      GenerateSecretString !== undefined &&
      JSON.stringify(GenerateSecretString) !== JSON.stringify(before.GenerateSecretString);
    const value = isGeneratedAnew ? generated(GenerateSecretString, ctx) : SecretString;
    const isChanged = isGeneratedAnew || SecretString !== before.SecretString;
    ctx.call('secretsmanager', 'UpdateSecret', {
      SecretId: id,
      Description: Description ?? '',
      KmsKeyId,
      ...(isChanged && value !== undefined && { SecretString: value }),
    });
    retag(id, request, ctx);
    replicateTo(id, read(request.properties).ReplicaRegions ?? [], ctx);
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    if (findSecret(ctx, id)) {
      replicateTo(id, [], ctx);
      ctx.call('secretsmanager', 'DeleteSecret', { SecretId: id, ForceDeleteWithoutRecovery: true });
    }
    return { status: 'success', physicalId: id };
  },

  unread: ['SecretString', 'GenerateSecretString'],
  read: (id, _properties, ctx) => {
    const found = ctx.call('secretsmanager', 'DescribeSecret', { SecretId: id });
    if (found.DeletedDate) return undefined;
    const ReplicaRegions = found.ReplicationStatus?.map(({ Region, KmsKeyId }) => ({ Region, KmsKeyId }));
    return { ...found, ...(ReplicaRegions && { ReplicaRegions }) };
  },
  attributes: (id) => ({ Id: id }),
};

function generated({ GenerateStringKey, SecretStringTemplate, ...request }: Generated, ctx: Context): string {
  const password = randomPassword(ctx.ids, request);
  if ((GenerateStringKey === undefined) !== (SecretStringTemplate === undefined))
    throw invalidRequest('SecretStringTemplate and GenerateStringKey must be specified together.');
  if (GenerateStringKey === undefined) return password;
  let template: unknown;
  try {
    template = JSON.parse(SecretStringTemplate ?? '');
  } catch {
    throw invalidRequest('Could not parse SecretStringTemplate JSON.');
  }
  return JSON.stringify({ ...(template as object), [GenerateStringKey]: password });
}

/** In these regions only. */
function replicateTo(SecretId: string, wanted: readonly ReplicaRegionType[], ctx: Context): void {
  const { ReplicationStatus: known = [] } = ctx.call('secretsmanager', 'DescribeSecret', { SecretId });
  const RemoveReplicaRegions = known.flatMap(({ Region = '' }) =>
    wanted.some((each) => each.Region === Region) ? [] : [Region],
  );
  if (RemoveReplicaRegions.length > 0)
    ctx.call('secretsmanager', 'RemoveRegionsFromReplication', { SecretId, RemoveReplicaRegions });
  const AddReplicaRegions = wanted.filter(({ Region }) => !known.some((each) => each.Region === Region));
  if (AddReplicaRegions.length > 0)
    ctx.call('secretsmanager', 'ReplicateSecretToRegions', { SecretId, AddReplicaRegions });
}

function retag(SecretId: string, request: ResourceRequest, ctx: Context): void {
  const { Tags: known = [] } = ctx.call('secretsmanager', 'DescribeSecret', { SecretId });
  const Tags = tagsOf(request);
  const TagKeys = known.flatMap(({ Key = '' }) => (Tags.some((tag) => tag.Key === Key) ? [] : [Key]));
  if (TagKeys.length > 0) ctx.call('secretsmanager', 'UntagResource', { SecretId, TagKeys });
  if (Tags.length > 0) ctx.call('secretsmanager', 'TagResource', { SecretId, Tags });
}

function tagsOf({ properties, tags }: ResourceRequest) {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
}
