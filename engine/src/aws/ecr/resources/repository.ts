// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html
import type { CreateRepositoryCommandInput, Tag } from '@aws-sdk/client-ecr';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';
import { repositoryView } from '../views/repository.ts';

export const repositoryResource: ResourceType = {
  type: 'AWS::ECR::Repository',

  create(request, ctx) {
    const { properties } = request;
    const name = (properties.RepositoryName as string | undefined) ?? request.generatedName(256, true);
    ctx.call('ecr', 'CreateRepository', {
      repositoryName: name,
      ...settings(properties),
      tags: tagsOf(request),
    });
    applyPolicies(name, properties, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    const { imageTagMutability, imageTagMutabilityExclusionFilters, imageScanningConfiguration } = settings(
      request.properties,
    );
    ctx.call('ecr', 'PutImageTagMutability', {
      repositoryName: name,
      imageTagMutability: imageTagMutability ?? 'MUTABLE',
      imageTagMutabilityExclusionFilters,
    });
    ctx.call('ecr', 'PutImageScanningConfiguration', {
      repositoryName: name,
      imageScanningConfiguration: imageScanningConfiguration ?? { scanOnPush: false },
    });
    applyPolicies(name, request.properties, ctx);
    ctx.put(repositories, name, { ...requireRepository(name, ctx), tags: tagsOf(request) });
    return { status: 'success', physicalId: name };
  },

  delete(name, { properties }, ctx) {
    if (ctx.get(repositories, name)) {
      ctx.call('ecr', 'DeleteRepository', { repositoryName: name, force: properties.EmptyOnDelete === true });
    }
    return { status: 'success', physicalId: name };
  },

  unread: ['EmptyOnDelete'],
  read(name, _properties, ctx) {
    const record = requireRepository(name, ctx);
    return {
      ...repositoryView(record, ctx),
      ImageTagMutabilityExclusionFilters: record.exclusionFilters.map(({ filterType, filter }) => ({
        ImageTagMutabilityExclusionFilterType: filterType,
        ImageTagMutabilityExclusionFilterValue: filter,
      })),
      LifecyclePolicy: { LifecyclePolicyText: record.lifecyclePolicy },
      RepositoryPolicyText: record.policy,
      Tags: record.tags,
    };
  },
  attributes(name, ctx) {
    const { repositoryArn, repositoryUri } = repositoryView(requireRepository(name, ctx), ctx);
    return { Arn: repositoryArn, RepositoryUri: repositoryUri };
  },
};

type Settings = Omit<CreateRepositoryCommandInput, 'repositoryName' | 'tags'>;

function settings(properties: Properties): Settings {
  const scanning = properties.ImageScanningConfiguration as { ScanOnPush?: boolean } | undefined;
  const encryption = properties.EncryptionConfiguration as
    | { EncryptionType: 'AES256'; KmsKey?: string }
    | undefined;
  const filters = properties.ImageTagMutabilityExclusionFilters as
    | readonly {
        ImageTagMutabilityExclusionFilterType: 'WILDCARD';
        ImageTagMutabilityExclusionFilterValue: string;
      }[]
    | undefined;
  return {
    imageTagMutability: properties.ImageTagMutability as Settings['imageTagMutability'],
    imageTagMutabilityExclusionFilters: filters?.map((filter) => ({
      filterType: filter.ImageTagMutabilityExclusionFilterType,
      filter: filter.ImageTagMutabilityExclusionFilterValue,
    })),
    ...(scanning && { imageScanningConfiguration: { scanOnPush: scanning.ScanOnPush === true } }),
    ...(encryption && {
      encryptionConfiguration: { encryptionType: encryption.EncryptionType, kmsKey: encryption.KmsKey },
    }),
  };
}

/** Deletes the policies that are no longer in the template. */
function applyPolicies(name: string, properties: Properties, ctx: Context): void {
  const lifecycle = (properties.LifecyclePolicy as { LifecyclePolicyText?: string } | undefined)
    ?.LifecyclePolicyText;
  const record = requireRepository(name, ctx);
  if (lifecycle)
    ctx.call('ecr', 'PutLifecyclePolicy', { repositoryName: name, lifecyclePolicyText: lifecycle });
  else if (record.lifecyclePolicy) ctx.call('ecr', 'DeleteLifecyclePolicy', { repositoryName: name });
  const policy = properties.RepositoryPolicyText;
  const policyText =
    typeof policy === 'string' ? policy : policy === undefined ? undefined : JSON.stringify(policy);
  if (policyText) ctx.call('ecr', 'SetRepositoryPolicy', { repositoryName: name, policyText });
  else if (record.policy) ctx.call('ecr', 'DeleteRepositoryPolicy', { repositoryName: name });
}

function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own] as Tag[];
}
