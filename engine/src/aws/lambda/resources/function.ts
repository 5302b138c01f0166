// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
import type { CreateFunctionCommandInput, FunctionCode } from '@aws-sdk/client-lambda';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { defaultSettings } from '../configuration.ts';
import { zipInline } from '../inline-code/inline-code.ts';
import { create } from '../operations/create-function.ts';
import { update } from '../operations/update-function-configuration.ts';
import { whyRecorded } from '../recorded.ts';
import { whyNotOnAws } from '../retired-runtimes.ts';
import { functions } from '../state.ts';

interface FunctionProperties extends Partial<Omit<CreateFunctionCommandInput, 'Code' | 'Tags'>> {
  readonly Code: Omit<FunctionCode, 'ZipFile'> & { readonly ZipFile?: string };
}

const read = (properties: ResourceRequest['properties']) => properties as unknown as FunctionProperties;

export const functionResource: ResourceType = {
  type: 'AWS::Lambda::Function',

  create(request, ctx) {
    const name = read(request.properties).FunctionName ?? request.generatedName(64);
    const members = configurationOf(request);
    ctx.attempt(() =>
      create(
        {
          Role: undefined,
          ...members,
          FunctionName: name,
          Architectures: read(request.properties).Architectures,
          Code: codeOf(request),
          Tags: tagsOf(request),
        },
        ctx,
      ),
    );
    reserveFor(name, request, ctx);
    return made(name, ctx);
  },

  update(name, request, ctx) {
    const { Code, Architectures } = read(request.properties);
    const before = read(request.previous);
    if (!same([Code, Architectures], [before.Code, before.Architectures]))
      ctx.call('lambda', 'UpdateFunctionCode', { FunctionName: name, ...codeOf(request), Architectures });
    ctx.attempt(() => update({ ...cleared, ...configurationOf(request), FunctionName: name }, ctx));
    const Resource = ctx.arn('lambda', `function:${name}`);
    const after = tagsOf(request);
    const gone = Object.keys(ctx.get(functions, name)?.tags ?? {}).filter((key) => !(key in after));
    if (gone.length > 0) ctx.call('lambda', 'UntagResource', { Resource, TagKeys: gone });
    if (Object.keys(after).length > 0) ctx.call('lambda', 'TagResource', { Resource, Tags: after });
    reserveFor(name, request, ctx);
    return made(name, ctx);
  },

  delete(name, _request, ctx) {
    if (ctx.get(functions, name)) ctx.call('lambda', 'DeleteFunction', { FunctionName: name });
    return { status: 'success', physicalId: name };
  },

  unread: ['Code', 'RecursiveLoop', 'RuntimeManagementConfig', 'PublishToLatestPublished'],
  read(name, _properties, ctx) {
    const found = ctx.call('lambda', 'GetFunctionConfiguration', { FunctionName: name });
    const { Tags } = ctx.call('lambda', 'ListTags', { Resource: found.FunctionArn });
    return {
      ...found,
      ...ctx.call('lambda', 'GetFunctionConcurrency', { FunctionName: name }),
      Layers: found.Layers?.map(({ Arn }) => Arn),
      Tags,
    };
  },
  attributes(name, ctx) {
    const configuration = ctx.call('lambda', 'GetFunctionConfiguration', { FunctionName: name });
    const { ApplyOn, OptimizationStatus } = configuration.SnapStart!;
    return {
      Arn: configuration.FunctionArn,
      SnapStartResponse: { ApplyOn, OptimizationStatus },
      'SnapStartResponse.ApplyOn': ApplyOn,
      'SnapStartResponse.OptimizationStatus': OptimizationStatus,
    };
  },
};

/** The values of properties that are no longer in the template. */
const cleared = {
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  Environment: { Variables: {} },
  Layers: [],
  DeadLetterConfig: {},
  ...defaultSettings,
};

function configurationOf(request: ResourceRequest) {
  const {
    Code: _code,
    FunctionName: _name,
    Architectures: _architectures,
    ...members
  } = read(request.properties);
  const { Tags: _tags, ...rest } = members as typeof members & { readonly Tags?: unknown };
  return rest;
}

function codeOf(request: ResourceRequest): FunctionCode {
  const { Code, Runtime } = read(request.properties);
  const { ZipFile, ...code } = Code;
  return ZipFile === undefined ? code : { ZipFile: zipInline(ZipFile, Runtime) };
}

function reserveFor(FunctionName: string, { properties }: ResourceRequest, ctx: Context): void {
  const wanted = properties.ReservedConcurrentExecutions as number | undefined;
  const { ReservedConcurrentExecutions: before } = ctx.call('lambda', 'GetFunctionConcurrency', {
    FunctionName,
  });
  if (wanted === before) return;
  if (wanted === undefined) ctx.call('lambda', 'DeleteFunctionConcurrency', { FunctionName });
  else ctx.call('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions: wanted });
}

/** A function that does not run, or would not be created on AWS, says so in the stack's events. */
function made(name: string, ctx: Context): Progress {
  const record = ctx.get(functions, name)!;
  const remarks = [whyRecorded(record), whyNotOnAws(record.runtime)].filter((each) => each !== undefined);
  return {
    status: 'success',
    physicalId: name,
    ...(remarks.length > 0 && { remark: remarks.join(' ') }),
  };
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  return Object.fromEntries([...tags, ...own].map(({ Key, Value }) => [Key, Value]));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
