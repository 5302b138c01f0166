// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
import type { CreateFunctionCommandInput, FunctionCode } from '@aws-sdk/client-lambda';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { fflate } from '../../../kernel/lazily.ts';
import { invalid } from '../faults.ts';
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
    ctx.call('lambda', 'CreateFunction', {
      Role: undefined,
      ...members,
      FunctionName: name,
      Architectures: read(request.properties).Architectures,
      Code: codeOf(request),
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    const { Code, Architectures } = read(request.properties);
    const before = read(request.previous);
    if (!same([Code, Architectures], [before.Code, before.Architectures]))
      ctx.call('lambda', 'UpdateFunctionCode', { FunctionName: name, ...codeOf(request), Architectures });
    ctx.call('lambda', 'UpdateFunctionConfiguration', {
      ...cleared,
      ...configurationOf(request),
      FunctionName: name,
    });
    const Resource = ctx.arn('lambda', `function:${name}`);
    const after = tagsOf(request);
    const gone = Object.keys(ctx.get(functions, name)?.tags ?? {}).filter((key) => !(key in after));
    if (gone.length > 0) ctx.call('lambda', 'UntagResource', { Resource, TagKeys: gone });
    if (Object.keys(after).length > 0) ctx.call('lambda', 'TagResource', { Resource, Tags: after });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    if (ctx.get(functions, name)) ctx.call('lambda', 'DeleteFunction', { FunctionName: name });
    return { status: 'success', physicalId: name };
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
const cleared = { Description: '', Timeout: 3, MemorySize: 128, Environment: { Variables: {} } };

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

/** Inline code becomes the file `index.mjs` when it looks like an ES module, and `index.js` otherwise. */
function codeOf(request: ResourceRequest): FunctionCode {
  const { ZipFile, ...code } = read(request.properties).Code;
  if (ZipFile === undefined) return code;
  if (Buffer.byteLength(ZipFile) > 4_194_304)
    throw invalid('Inline code (ZipFile) cannot be larger than 4 MB');
  const isModule = /^\s*(export\s|import\s[^(]*['"])/m.test(ZipFile);
  const file = isModule ? 'index.mjs' : 'index.js';
  // A fixed time, so that the same text always gives the same bytes.
  return {
    ZipFile: fflate().zipSync({ [file]: Buffer.from(ZipFile) }, { mtime: new Date(946_728_000_000) }),
  };
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  return Object.fromEntries([...tags, ...own].map(({ Key, Value }) => [Key, Value]));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
