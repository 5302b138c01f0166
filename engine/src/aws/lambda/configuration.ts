// A function's settings: checked, with Lambda's defaults. Features that are not simulated are refused.
// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
import { isDeepStrictEqual } from 'node:util';
import type { CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { isAssumable } from '../../contracts/trusted-role.ts';
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import { invalid, passedAcrossAccounts } from './faults.ts';
import { checkLayers } from './layers.ts';
import type { FunctionRecord, RecordedSettings } from './state.ts';

export type ConfigurationInput = Partial<Omit<CreateFunctionCommandInput, 'Code'>>;

export type Configuration = Pick<
  FunctionRecord,
  | 'runtime'
  | 'role'
  | 'handler'
  | 'description'
  | 'timeoutSeconds'
  | 'memoryMiB'
  | 'environment'
  | 'logGroup'
  | 'layers'
  | 'deadLetterArn'
  | 'recorded'
>;

/** `before` is the configuration that an update starts from. */
export function configuration(
  name: string,
  input: ConfigurationInput,
  ctx: Context,
  before?: Configuration & Pick<FunctionRecord, 'imageUri'>,
): Configuration {
  refuseUnsupported(input);
  const runtime = input.Runtime ?? before?.runtime;
  const handler = input.Handler ?? before?.handler;
  const isImage = input.PackageType === 'Image' || before?.imageUri !== undefined;
  if (input.PackageType === 'Image' && (input.Runtime ?? input.Handler ?? input.Layers?.[0]))
    throw invalid(
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    );
  if (!isImage && !runtime)
    throw invalid('Runtime is mandatory for functions created with deployment packages.');
  if (!isImage && !handler)
    throw invalid('Handler is mandatory for functions created with deployment packages.');
  const role = input.Role ?? before?.role ?? '';
  if (input.Role !== undefined) checkRole(role, ctx);
  const deadLetterArn = input.DeadLetterConfig ? input.DeadLetterConfig.TargetArn : before?.deadLetterArn;
  return {
    ...(runtime !== undefined && { runtime }),
    ...(handler !== undefined && { handler }),
    ...(deadLetterArn && { deadLetterArn }),
    recorded: recordedSettings(input, before?.recorded),
    layers: input.Layers ? checkLayers(input.Layers, ctx) : (before?.layers ?? []),
    role,
    description: input.Description ?? before?.description ?? '',
    timeoutSeconds: checkRange('timeout', input.Timeout ?? before?.timeoutSeconds ?? 3, 1, 900),
    memoryMiB: checkRange('memorySize', input.MemorySize ?? before?.memoryMiB ?? 128, 128, 10_240),
    environment: input.Environment ? variables(input.Environment.Variables) : (before?.environment ?? {}),
    logGroup: input.LoggingConfig?.LogGroup ?? before?.logGroup ?? `/aws/lambda/${name}`,
  };
}

/** What a function has that was never given these settings. */
export const defaultSettings = {
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None' },
  TracingConfig: { Mode: 'PassThrough' },
  VpcConfig: { SubnetIds: [] as string[], SecurityGroupIds: [] as string[] },
} as const;

function recordedSettings(input: ConfigurationInput, before: RecordedSettings = {}): RecordedSettings {
  const { EphemeralStorage, LoggingConfig, SnapStart, TracingConfig, VpcConfig } = input;
  const given = plain({ EphemeralStorage, LoggingConfig, SnapStart, TracingConfig, VpcConfig });
  const isDefault = (name: string, value: unknown) =>
    isDeepStrictEqual(value, defaultSettings[name as keyof typeof defaultSettings]);
  return Object.fromEntries(
    Object.entries({ ...before, ...given }).filter(([name, value]) => !isDefault(name, value)),
  );
}

/** Lambda assumes the role when it is given one, and fails where it cannot. */
function checkRole(arn: string, ctx: Context): void {
  const { account } = parseArn(arn) ?? {};
  if (account !== undefined && account !== ctx.account) throw passedAcrossAccounts();
  if (!isAssumable(arn, 'lambda.amazonaws.com', ctx))
    throw invalid('The role defined for the function cannot be assumed by Lambda.');
}

function refuseUnsupported(input: ConfigurationInput): void {
  const unsupported = [
    input.FileSystemConfigs?.length && 'file systems',
    input.DurableConfig && 'durable functions',
    input.CapacityProviderConfig && 'capacity providers',
  ].filter(Boolean);
  if (unsupported.length > 0)
    throw invalid(`Not simulated for Lambda functions: ${unsupported.join(', ')}. Nothing was changed.`);
}

function checkRange(what: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  const [bound, side] = value < min ? [min, 'greater'] : [max, 'less'];
  throw invalid(
    `1 validation error detected: Value '${value}' at '${what}' failed to satisfy constraint: ` +
      `Member must have value ${side} than or equal to ${bound}`,
  );
}

/** Environment variables that Lambda sets itself. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_.*|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

function variables(given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  for (const name of Object.keys(given)) {
    if (reserved.test(name)) {
      throw invalid(
        'Lambda was unable to configure your environment variables because the environment variables you have ' +
          `provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${name}`,
      );
    }
    if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name))
      throw invalid(`The environment variable's name '${name}' must match [a-zA-Z]([a-zA-Z0-9_])+`);
  }
  if (Buffer.byteLength(JSON.stringify(given)) > 4096)
    throw invalid('Lambda was unable to configure your environment variables because they exceed 4KB.');
  return given;
}
