// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
import type { PipelineDeclaration, Tag } from '@aws-sdk/client-codepipeline';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { pipelines } from '../state.ts';
import { camelCased } from './camel-cased.ts';

export const pipelineResource: ResourceType = {
  type: 'AWS::CodePipeline::Pipeline',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName(100);
    ctx.call('codepipeline', 'CreatePipeline', { pipeline: declaration(name, request), tags: tags(request) });
    setTransitions(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    ctx.call('codepipeline', 'UpdatePipeline', { pipeline: declaration(name, request) });
    setTransitions(name, request, ctx);
    retag(name, request, ctx);
    if (request.properties.RestartExecutionOnUpdate === true) {
      ctx.call('codepipeline', 'StartPipelineExecution', { name });
    }
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    ctx.call('codepipeline', 'DeletePipeline', { name });
    return { status: 'success', physicalId: name };
  },

  unread: ['RestartExecutionOnUpdate'],
  read(name, _properties, ctx) {
    const record = ctx.get(pipelines, name);
    const { artifactStores = {}, ...declared } = record?.declaration ?? {};
    return (
      record && {
        ...declared,
        ArtifactStores: Object.entries(artifactStores).map(([Region, ArtifactStore]) => ({
          Region,
          ArtifactStore,
        })),
        DisableInboundStageTransitions: Object.entries(record.disabled).map(([StageName, { reason }]) => ({
          StageName,
          Reason: reason,
        })),
        Tags: record.tags,
      }
    );
  },
  attributes(name, ctx) {
    const { pipeline, metadata } = ctx.call('codepipeline', 'GetPipeline', { name });
    return { Version: String(pipeline!.version), Arn: metadata!.pipelineArn };
  },
};

/** Members of the declaration that are properties with the same name. */
const members = [
  'ArtifactStore',
  'ExecutionMode',
  'PipelineType',
  'RoleArn',
  'Stages',
  'Triggers',
  'Variables',
];

function declaration(name: string, { properties }: ResourceRequest): PipelineDeclaration {
  const given = Object.entries(properties).filter(([key]) => members.includes(key));
  const stores = (properties.ArtifactStores ?? []) as readonly {
    Region: string;
    ArtifactStore: Properties;
  }[];
  const byRegion = stores.map(({ Region, ArtifactStore }) => [Region, camelCased(ArtifactStore)] as const);
  return {
    ...(camelCased(Object.fromEntries(given)) as PipelineDeclaration),
    ...(stores.length > 0
      ? { artifactStores: Object.fromEntries(byRegion) as NonNullable<PipelineDeclaration['artifactStores']> }
      : {}),
    name,
  };
}

/** Disables the inbound transitions of the stages that the template names, and enables the others. */
function setTransitions(pipelineName: string, { properties }: ResourceRequest, ctx: Context): void {
  const wanted = (properties.DisableInboundStageTransitions ?? []) as readonly {
    StageName: string;
    Reason: string;
  }[];
  for (const stageName of Object.keys(ctx.get(pipelines, pipelineName)!.disabled)) {
    if (wanted.some(({ StageName }) => StageName === stageName)) continue;
    ctx.call('codepipeline', 'EnableStageTransition', { pipelineName, stageName, transitionType: 'Inbound' });
  }
  for (const { StageName, Reason } of wanted) {
    ctx.call('codepipeline', 'DisableStageTransition', {
      pipelineName,
      stageName: StageName,
      transitionType: 'Inbound',
      reason: Reason,
    });
  }
}

function retag(name: string, request: ResourceRequest, ctx: Context): void {
  const { arn, tags: before } = ctx.get(pipelines, name)!;
  const after = tags(request);
  const gone = before.filter(({ key }) => !after.some((tag) => tag.key === key)).map(({ key }) => key!);
  if (gone.length > 0) ctx.call('codepipeline', 'UntagResource', { resourceArn: arn, tagKeys: gone });
  if (after.length > 0) ctx.call('codepipeline', 'TagResource', { resourceArn: arn, tags: after });
}

function tags({ properties, tags: stackTags }: ResourceRequest): Tag[] {
  const merged = new Map<string, Tag>();
  for (const { Key, Value } of [...stackTags, ...((properties.Tags ?? []) as ResourceRequest['tags'])]) {
    merged.set(Key, { key: Key, value: Value });
  }
  return [...merged.values()];
}
