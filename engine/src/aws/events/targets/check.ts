// Which targets a rule may have. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
import type { InputTransformer, Target } from '@aws-sdk/client-eventbridge';
import { deadLetterError } from '../../../contracts/dead-letters.ts';
import { type Arn, parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import { parsePath } from '../input/json-path.ts';
import { unknownPlaceholder } from '../input/template.ts';

/** They let EventBridge in by policies of their own. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html */
const calledByPolicy: readonly string[] = ['execute-api', 'lambda', 'logs', 'sns', 'sqs'];

/** EventBridge assumes a role to call them. */
const calledByRole: readonly string[] = [
  'appsync',
  'batch',
  'codebuild',
  'codepipeline',
  'ecs',
  'events',
  'firehose',
  'glue',
  'inspector',
  'kinesis',
  'redshift',
  'redshift-serverless',
  'sagemaker',
  'ssm',
  'ssm-incidents',
  'states',
];

/** Parameters that only targets of some services may have. AWS takes those of SQS for any. */
const parametersOf: Readonly<Partial<Record<keyof Target, readonly string[]>>> = {
  AppSyncParameters: ['appsync'],
  BatchParameters: ['batch'],
  EcsParameters: ['ecs'],
  HttpParameters: ['events', 'execute-api'],
  KinesisParameters: ['kinesis'],
  RedshiftDataParameters: ['redshift', 'redshift-serverless'],
  RunCommandParameters: ['ssm'],
  SageMakerPipelineParameters: ['sagemaker'],
};

/** @throws ValidationException */
export function checkTarget(target: Target, ctx: Context): void {
  const { Id, Arn = '', Input, InputPath, InputTransformer } = target;
  const arn = parseArn(Arn);
  if (!arn) throw invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  const { service } = arn;
  if (!calledByPolicy.includes(service) && !calledByRole.includes(service))
    throw invalid(`${service} is not a supported service for a target.`);
  checkPlace(Arn, arn, ctx);
  if ([Input, InputPath, InputTransformer].filter((each) => each !== undefined).length > 1)
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  if (Input !== undefined && !isJson(Input)) throw invalid(`JSON syntax error in input for target ${Id}.`);
  if (InputTransformer) checkTransformer(Id, InputTransformer);
  if (InputPath !== undefined) checkPath(Id, InputPath);
  if (calledByRole.includes(service) && !target.RoleArn)
    throw invalid(`RoleArn is required for target ${Arn}.`);
  checkParameters(target, arn);
  checkDeadLetters(target.DeadLetterConfig?.Arn, ctx);
}

/** Event buses may be of other regions and accounts; here are no other accounts. */
function checkPlace(text: string, { service, region, account, resource }: Arn, ctx: Context): void {
  const isBus = service === 'events' && resource.startsWith('event-bus/');
  if (!isBus && region !== '' && region !== ctx.region)
    throw invalid(`The target ARN provided does not match the current region ${ctx.region}.`);
  if (isBus && account !== ctx.account)
    throw invalid(`Drydock does not simulate other accounts: ${text} is an event bus of ${account}.`);
}

function checkParameters(target: Target, { service, resource }: Arn): void {
  const { Id, EcsParameters } = target;
  for (const [name, services] of Object.entries(parametersOf))
    if (target[name as keyof Target] !== undefined && !services.includes(service))
      throw invalid(`Parameter(s) ${name} not supported for target: ${Id}.`);
  const isFifo = service === 'sqs' && resource.endsWith('.fifo');
  const required = { ecs: 'EcsParameters', batch: 'BatchParameters' }[service];
  const missing = isFifo ? 'SqsParameters' : required;
  if (missing !== undefined && target[missing as keyof Target] === undefined)
    throw invalid(`Parameter(s) ${missing} must be specified for target: ${Id}.`);
  if (EcsParameters) checkTasks(Id, EcsParameters);
}

function checkTasks(id: string | undefined, given: NonNullable<Target['EcsParameters']>): void {
  const { LaunchType, PlatformVersion, TaskCount = 1 } = given;
  const network = given.NetworkConfiguration?.awsvpcConfiguration;
  const { Subnets, SecurityGroups = [] } = network ?? {};
  if (TaskCount > 10) throw invalid(`Parameter(s) TaskCount not valid for target: ${id}.`);
  if (LaunchType === 'FARGATE' && !given.NetworkConfiguration)
    throw invalid(
      `Parameter NetworkConfiguration must be specified for target ${id} when launch type is FARGATE.`,
    );
  for (const [name, value] of Object.entries({ PlatformVersion, AssignPublicIp: network?.AssignPublicIp }))
    if (LaunchType === 'EC2' && value !== undefined)
      throw invalid(`Parameter ${name} for target ${id} is not supported when launch type is EC2.`);
  if (Subnets && (Subnets.length < 1 || Subnets.length > 16))
    throw invalid('Parameter Subnets is not valid. Reason: size must be in between 1 and 16.');
  if (SecurityGroups.length > 5)
    throw invalid('Parameter SecurityGroups is not valid. Reason: size must be in between 0 and 5.');
}

/** Of targets and of event buses. @throws ValidationException */
export function checkDeadLetters(queue: string | undefined, ctx: Context): void {
  const wrong = queue === undefined ? undefined : deadLetterError(queue, ctx);
  if (wrong !== undefined) throw invalid(wrong);
}

function checkTransformer(id: string | undefined, transformer: InputTransformer): void {
  const unknown = unknownPlaceholder(transformer);
  if (unknown !== undefined)
    throw invalid(`InputTemplate for target ${id} contains invalid placeholder ${unknown}.`);
  for (const path of Object.values(transformer.InputPathsMap ?? {})) checkPath(id, path);
}

/** AWS knows no quotation marks in paths: `$.detail['key']`. */
function checkPath(id: string | undefined, path: string): void {
  if (!parsePath(path) || /\[['"]/.test(path)) throw invalid(`InputPath for target ${id} is invalid.`);
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
