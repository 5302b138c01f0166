// The input of CreateStack, UpdateStack and CreateChangeSet from an action's configuration and artifacts.
import type { Capability, CreateStackCommandInput, Parameter, Tag } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../../kernel/context.ts';
import { parseJson } from '../../../../kernel/json.ts';
import type { ActionRun } from '../../action-provider.ts';
import { newArtifact, putObject, readFile } from '../../artifacts.ts';
import { invalid } from '../../faults.ts';
import { parameterValue } from './parameter-value.ts';

/** CloudFormation accepts longer templates only from S3. */
const maxBodyBytes = 51_200;

type Input = Pick<
  CreateStackCommandInput,
  | 'StackName'
  | 'TemplateBody'
  | 'TemplateURL'
  | 'Parameters'
  | 'Tags'
  | 'Capabilities'
  | 'RoleARN'
  | 'StackPolicyBody'
  | 'ClientRequestToken'
>;

export function stackInput(run: ActionRun, ctx: Context): Input {
  const { StackName, Capabilities, RoleArn, ParameterOverrides } = run.action.configuration;
  const { Parameters = {}, Tags = {}, StackPolicy } = templateConfiguration(run, ctx);
  const overrides = ParameterOverrides ? object(ParameterOverrides, 'ParameterOverrides') : {};
  const parameters = Object.entries({ ...Parameters, ...overrides }).map(
    ([ParameterKey, value]): Parameter => ({ ParameterKey, ParameterValue: parameterValue(value, run, ctx) }),
  );
  const capabilities = (Capabilities ?? '').split(',').map((each) => each.trim());
  return {
    StackName: StackName!,
    ...template(run, ctx),
    Parameters: parameters,
    Capabilities: capabilities.filter(Boolean) as Capability[],
    ClientRequestToken: run.action.id,
    ...(Object.keys(Tags).length > 0
      ? { Tags: Object.entries(Tags).map(([Key, Value]): Tag => ({ Key, Value: String(Value) })) }
      : {}),
    ...(StackPolicy ? { StackPolicyBody: JSON.stringify(StackPolicy) } : {}),
    ...(RoleArn ? { RoleARN: RoleArn } : {}),
  };
}

function template(run: ActionRun, ctx: Context): Pick<Input, 'TemplateBody' | 'TemplateURL'> {
  const body = readPath(run, run.action.configuration.TemplatePath!, ctx);
  const bytes = new TextEncoder().encode(body);
  if (bytes.byteLength <= maxBodyBytes) return { TemplateBody: body };
  const copy = newArtifact(run.pipeline, 'template', ctx);
  putObject(run.pipeline, copy, bytes, ctx, 'text/plain');
  return { TemplateURL: `https://${copy.bucket}.s3.${ctx.region}.amazonaws.com/${copy.key}` };
}

interface TemplateConfiguration {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Tags?: Readonly<Record<string, unknown>>;
  readonly StackPolicy?: unknown;
}

function templateConfiguration(run: ActionRun, ctx: Context): TemplateConfiguration {
  const path = run.action.configuration.TemplateConfiguration;
  return path ? object(readPath(run, path, ctx), path) : {};
}

/** `<artifact>::<file>`. */
function readPath(run: ActionRun, path: string, ctx: Context): string {
  const at = path.indexOf('::');
  if (at < 0) throw invalid(`${path} must be <artifact>::<file>`);
  return readFile(run.action, path.slice(0, at), path.slice(at + 2), ctx);
}

function object(json: string, what: string): Record<string, unknown> {
  try {
    const value: unknown = parseJson(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw invalid(`${what} must be a JSON object, not ${json}`);
}
