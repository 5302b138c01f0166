// Brings a stack to a cloud through CloudFormation's API, and follows it to its end.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { LoggedEvent } from '../api.ts';
import { Failures } from './failures.ts';
import type { DeployableStack, FileAsset } from './source.ts';

/** What is longer goes through Amazon S3. */
const longestBody = 51_200;
const capabilities: ('CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[] = [
  'CAPABILITY_NAMED_IAM',
  'CAPABILITY_AUTO_EXPAND',
];
const nestedStack = 'AWS::CloudFormation::Stack';
const bootstrapVersion = '/cdk-bootstrap/hnb659fds/version';

/**
 * @param events of the cloud, to which later ones are added
 * @throws Error when it does not succeed
 */
export async function deployStack(
  simulation: Simulation,
  stack: DeployableStack,
  withinMs: number,
  events: readonly LoggedEvent[],
): Promise<void> {
  bootstrap(simulation, stack);
  const { name: StackName } = stack;
  const request = {
    StackName,
    ...templateOf(simulation, stack),
    Capabilities: capabilities,
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  };
  const before = statusOf(simulation, StackName);
  const failures = new Failures(simulation, StackName, stack.templateBody.includes(nestedStack), events);
  if (before === undefined || before === 'REVIEW_IN_PROGRESS')
    simulation.call('cloudformation', 'CreateStack', request);
  else if (!isUpdated(simulation, request)) return;
  await follow(simulation, StackName, withinMs, failures);
  const after = statusOf(simulation, StackName) ?? '';
  if (/^(CREATE|UPDATE)_COMPLETE$/.test(after)) return;
  throw new Error(`The stack ${StackName} is in ${after || 'no state'}.${failures.text()}`);
}

/** @throws Error when it cannot be deleted */
export async function deleteStack(
  simulation: Simulation,
  StackName: string,
  withinMs: number,
): Promise<void> {
  const failures = new Failures(simulation, StackName, false, []);
  simulation.call('cloudformation', 'DeleteStack', { StackName });
  await follow(simulation, StackName, withinMs, failures);
  const after = statusOf(simulation, StackName);
  if (after !== undefined) throw new Error(`The stack ${StackName} is in ${after}.${failures.text()}`);
}

/** Undefined when there is no such stack. */
export function statusOf(simulation: Simulation, StackName: string): string | undefined {
  try {
    return simulation.call('cloudformation', 'DescribeStacks', { StackName }).Stacks?.[0]?.StackStatus;
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

async function follow(
  simulation: Simulation,
  name: string,
  withinMs: number,
  failures: Failures,
): Promise<void> {
  // Every status is an event: there is nothing new to see without one.
  let seen = -1;
  const isThere = () => {
    if (simulation.published === seen) return false;
    seen = simulation.published;
    const status = statusOf(simulation, name) ?? '';
    failures.look(status);
    return !/_IN_PROGRESS$/.test(status);
  };
  if (await simulation.until(isThere, withinMs)) return;
  throw new Error(
    `The stack ${name} is in ${statusOf(simulation, name)} after ${withinMs / 60_000} minutes.${waitingFor(simulation, name)}`,
  );
}

/** @returns false when there is nothing to update */
function isUpdated(simulation: Simulation, request: { StackName: string }): boolean {
  try {
    simulation.call('cloudformation', 'UpdateStack', request);
    return true;
  } catch (error) {
    if (/No updates are to be performed/.test((error as Error).message)) return false;
    throw error;
  }
}

/** As CloudFormation's requests have it. */
export function templateOf(simulation: Simulation, { name, templateBody }: DeployableStack) {
  if (Buffer.byteLength(templateBody) <= longestBody) return { TemplateBody: templateBody };
  const [bucket, key] = ['simulated-templates', `${name}.json`];
  upload(simulation, { bucket, key, bytes: Buffer.from(templateBody) });
  return { TemplateURL: `https://${bucket}.s3.amazonaws.com/${key}` };
}

/** What `cdk bootstrap` and the upload of assets leave in an account. */
function bootstrap(simulation: Simulation, { files, templateBody }: DeployableStack): void {
  if (templateBody.includes(bootstrapVersion))
    simulation.call('ssm', 'PutParameter', {
      Name: bootstrapVersion,
      Value: '30',
      Type: 'String',
      Overwrite: true,
    });
  for (const file of files) upload(simulation, file);
}

function upload(simulation: Simulation, { bucket: Bucket, key: Key, bytes }: FileAsset): void {
  const { Buckets = [] } = simulation.call('s3', 'ListBuckets', {});
  if (!Buckets.some(({ Name }) => Name === Bucket)) simulation.call('s3', 'CreateBucket', { Bucket });
  simulation.call('s3', 'PutObject', { Bucket, Key, Body: bytes as never });
}

const eventsOf = (simulation: Simulation, StackName: string) =>
  simulation.call('cloudformation', 'DescribeStackEvents', { StackName }).StackEvents ?? [];

function waitingFor(simulation: Simulation, name: string): string {
  const latest = new Map<string, { readonly status: string; readonly line: string }>();
  for (const each of eventsOf(simulation, name).reverse()) {
    const {
      LogicalResourceId = '',
      ResourceStatus: status = '',
      ResourceType,
      ResourceStatusReason: reason = '',
    } = each;
    latest.set(LogicalResourceId, {
      status,
      line: `\n  ${LogicalResourceId} (${ResourceType}) is in ${status}. ${reason}`,
    });
  }
  latest.delete(name);
  return [...latest.values()]
    .flatMap(({ status, line }) => (/_IN_PROGRESS$/.test(status) ? [line] : []))
    .join('');
}
