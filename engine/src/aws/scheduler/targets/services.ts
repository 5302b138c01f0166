// The services of universal targets, `arn:aws:scheduler:::aws-sdk:<service>:<action>`: the SDK's names of those that the
// engine calls otherwise. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
import { parseArn } from '../../../kernel/arn.ts';

const ids: Readonly<Record<string, string>> = {
  applicationautoscaling: 'application-autoscaling',
  arczonalshift: 'arc-zonal-shift',
  cloudwatchlogs: 'logs',
  codestarconnections: 'codeconnections',
  elasticloadbalancingv2: 'elbv2',
  eventbridge: 'events',
  servicequotas: 'service-quotas',
};

/** Those whose APIs name members in lower camel case, where Scheduler has them in upper. */
const lowerCased: readonly string[] = [
  'codebuild',
  'codecommit',
  'codedeploy',
  'codepipeline',
  'ecr',
  'ecs',
  'fis',
  'arc-zonal-shift',
  'logs',
];

export interface UniversalTarget {
  /** The engine's name of it, for example `logs`. */
  readonly service: string;
  /** `UpdateService`. */
  readonly operation: string;
}

const readOnly =
  /^(get|describe|list|poll|receive|search|scan|query|select|read|lookup|discover|validate|batchGet|batchDescribe|batchRead|transactGet|adminGet|adminList|testMigration|retrieve|testConnection|translateDocument|isAuthorized|invokeModel)(?![a-z])/;

/** Undefined when the ARN is not that of a universal target. */
export function universalTarget(
  text: string,
): (UniversalTarget & { readonly isReadOnly: boolean }) | undefined {
  const arn = parseArn(text);
  const [, service, action] = /^aws-sdk:(\w+):(\w+)$/.exec(arn?.resource ?? '') ?? [];
  if (arn?.service !== 'scheduler' || service === undefined || action === undefined) return undefined;
  return {
    service: ids[service] ?? service,
    operation: `${action.charAt(0).toUpperCase()}${action.slice(1)}`,
    isReadOnly: readOnly.test(action),
  };
}

/** A request as the engine's operation has it. */
export function requestOf({ service }: UniversalTarget, given: unknown): object {
  if (lowerCased.includes(service))
    return renamed(given, (name) => name.charAt(0).toLowerCase() + name.slice(1));
  if (service === 'rds') return renamed(given, (name) => name.replace(/^Db(?=[A-Z])/, 'DB'));
  return (given ?? {}) as object;
}

function renamed(value: unknown, rename: (name: string) => string): object {
  const each = (inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null ? renamed(inner, rename) : inner;
  if (Array.isArray(value)) return value.map(each);
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, inner]) => [rename(name), each(inner)]));
}
