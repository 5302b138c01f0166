// Which targets a schedule may have.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
import type { Target } from '@aws-sdk/client-scheduler';
import { deadLetterError } from '../../../contracts/dead-letters.ts';
import { isRefused } from '../../../contracts/trusted-role.ts';
import { type Arn, parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid, roleNotAssumable } from '../faults.ts';
import { universalTarget } from './services.ts';

/** Those of templated targets; any other is called as a universal one. */
const templated: readonly string[] = [
  'codebuild',
  'codepipeline',
  'ecs',
  'events',
  'firehose',
  'inspector',
  'kinesis',
  'lambda',
  'sagemaker',
  'sns',
  'sqs',
  'states',
];

/** They are sent JSON; others a text as it is. */
const takesJson: readonly string[] = ['events', 'lambda', 'states'];

const parametersOf: Readonly<Partial<Record<keyof Target, string>>> = {
  EcsParameters: 'ecs',
  EventBridgeParameters: 'events',
  KinesisParameters: 'kinesis',
  SageMakerPipelineParameters: 'sagemaker',
  SqsParameters: 'sqs',
};

/** @throws ValidationException */
export function checkTarget(target: Target | undefined, ctx: Context): Target {
  const { Arn = '', RoleArn = '', Input, ...more } = target ?? ({} as Partial<Target>);
  const arn = parseArn(Arn);
  if (!arn) throw invalid(`Provided Arn ${Arn} is not in correct format.`);
  const universal = arn.region === '' && arn.account === '' ? universalTarget(Arn) : undefined;
  if (universal) {
    const [, , api = ''] = arn.resource.split(':');
    if (universal.isReadOnly) throw invalid(`${api} API is not supported.`);
    if (Input === undefined) throw invalid('You must provide an input to set this target for your schedule.');
    if (!isObject(Input))
      throw invalid(
        'Invalid RequestJson provided. Reason: the Input of a universal target must be a JSON object.',
      );
  } else checkTemplated(target!, arn, ctx);
  const wrong =
    more.DeadLetterConfig?.Arn === undefined ? undefined : deadLetterError(more.DeadLetterConfig.Arn, ctx);
  if (wrong !== undefined) throw invalid(wrong);
  if (isRefused(RoleArn, 'scheduler.amazonaws.com', ctx)) throw roleNotAssumable();
  return target!;
}

function checkTemplated(target: Target, { service, region, resource }: Arn, ctx: Context): void {
  const { Input, EcsParameters, SqsParameters } = target;
  if (!templated.includes(service)) throw invalid(`${service} is not a supported service for a target.`);
  if (region !== ctx.region)
    throw invalid(`The target ARN provided does not match the current region ${ctx.region}.`);
  for (const [name, wanted] of Object.entries(parametersOf))
    if (target[name as keyof Target] !== undefined && service !== wanted)
      throw invalid(`Parameters ${name} not supported for the target.`);
  const isFifo = service === 'sqs' && resource.endsWith('.fifo');
  if (isFifo && !SqsParameters?.MessageGroupId) throw invalid('Parameters SqsParameters must be specified.');
  if (!isFifo && SqsParameters?.MessageGroupId !== undefined)
    throw invalid('Parameters MessageGroupId not valid for the target.');
  if (service === 'ecs' && !EcsParameters) throw invalid('Parameters EcsParameters must be specified.');
  if (EcsParameters?.LaunchType === 'FARGATE' && !EcsParameters.NetworkConfiguration)
    throw invalid(
      'Parameter NetworkConfiguration must be specified for the target when launch type is FARGATE.',
    );
  if (service === 'events' && !target.EventBridgeParameters)
    throw invalid('Parameters EventBridgeParameters must be specified.');
  if (service === 'events' && !isObject(Input ?? ''))
    throw invalid('Input must be a JSON object for a target of Amazon EventBridge.');
  if (Input !== undefined && takesJson.includes(service) && jsonOf(Input) === undefined)
    throw invalid('JSON syntax error in input for the target.');
}

function isObject(text: string): boolean {
  const value = jsonOf(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
