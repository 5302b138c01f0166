// Violations in the words of the service that was called.
import { AwsFault } from '../../kernel/faults.ts';
import type { WireService } from '../identify.ts';
import { codeCommitFault } from './codecommit-faults.ts';
import { s3Fault } from './s3-faults.ts';
import type { Constraint, Violation } from './violations.ts';

/** What a service answers to an input that its model does not allow. */
export function validationFault(violations: readonly Violation[], service: WireService): AwsFault {
  const first = violations[0]!;
  if (service.protocol === 'ec2Query') return ec2Fault(first);
  if (service.protocol === 'restXmlOfS3') return s3Fault(first);
  if (service.invalidInputText === 'sqs') return sqsFault(first);
  const own = service.invalidInputText === 'codecommit' ? codeCommitFault(first, demand) : undefined;
  if (own) return own;
  const code =
    service.invalidInputCode ?? (service.protocol === 'awsQuery' ? 'ValidationError' : 'ValidationException');
  return new AwsFault({
    code,
    message: ownText(service, violations) ?? listing(violations),
  });
}

function ownText({ invalidInputText }: WireService, violations: readonly Violation[]): string | undefined {
  if (invalidInputText === 'ecr') return ecrText(violations[0]!);
  return invalidInputText === 'iam' ? iamText(violations) : undefined;
}

/** `2 validation errors detected: Value 'x' at 'a' failed to satisfy constraint: …; Value …` */
function listing(violations: readonly Violation[]): string {
  const errors = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  return `${errors} detected: ${violations.map(sentence).join('; ')}`;
}

const elements = {
  items: 'Member must satisfy constraint',
  keys: 'Map keys must satisfy constraint',
  values: 'Map value must satisfy constraint',
};

function sentence({ path, value, sensitive, among, constraints }: Violation): string {
  const given = value === undefined ? 'Value null' : sensitive ? 'Value' : `Value '${rendered(value)}'`;
  const demands = constraints.map((constraint) => demand(constraint));
  const all = among ? `${elements[among]}: [${demands.join(', ')}]` : demands.join(', ');
  return `${given} at '${dotted(path)}' failed to satisfy constraint: ${all}`;
}

function demand(constraint: Constraint): string {
  switch (constraint.rule) {
    case 'required':
      return 'Member must not be null';
    case 'enum':
      return `Member must satisfy enum value set: [${constraint.values.join(', ')}]`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`;
    default:
      return `Member must have ${constraint.of} ${comparison[constraint.rule]} than or equal to ${constraint.limit}`;
  }
}

const comparison = { max: 'less', min: 'greater' };

/** `tags.1.member.key`: every service writes its members with a small letter here, and positions as a query API does. */
function dotted(path: Violation['path']): string {
  return path.map((part) => (typeof part === 'number' ? `${part}.member` : lowerFirst(part))).join('.');
}

/** As Java writes lists and maps. A structure's own members are not listed: AWS writes the name of a class there. */
function rendered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(rendered).join(', ')}]`;
  if (value instanceof Uint8Array)
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => `${name}=${rendered(inner)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}

/** ECR's own form, seen for CreateRepository: the first of what is wrong, without its value. */
function ecrText({ path, constraints: [constraint] }: Violation): string {
  const text =
    constraint!.rule === 'pattern'
      ? `must satisfy regular expression '${constraint!.pattern}'`
      : demand(constraint!);
  return `Invalid parameter at '${dotted(path)}' failed to satisfy constraint: '${text}'`;
}

/** What IAM answers to names and paths that break these patterns. */
const iamPatterns: Readonly<Record<string, string>> = {
  '[\\w+=,.@-]+': 'It must contain only alphanumeric characters and/or the following: +=,.@_-',
  '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)':
    'It must begin and end with / and contain only alphanumeric characters and/or / characters.',
};

/** Undefined where IAM lists what is wrong as other services do. */
function iamText(violations: readonly Violation[]): string | undefined {
  for (const { path, constraints } of violations) {
    const [constraint] = constraints;
    const text = constraint?.rule === 'pattern' ? iamPatterns[constraint.pattern] : undefined;
    if (text) return `The specified value for ${dotted(path)} is invalid. ${text}`;
  }
  return undefined;
}

/**
 * EC2 validates by code of its own for each parameter. Seen: `Value ( 4 ) for parameter maxResults is invalid. Expecting a
 * value greater than 5.` and `The request must contain the parameter X`.
 */
function ec2Fault({ path, value, constraints: [constraint] }: Violation): AwsFault {
  if (constraint!.rule === 'required') {
    return new AwsFault({
      code: 'MissingParameter',
      message: `The request must contain the parameter ${path.join('.')}`,
    });
  }
  const name = lowerFirst(String(path.findLast((part) => typeof part === 'string')));
  return new AwsFault({
    code: 'InvalidParameterValue',
    message: `Value ( ${rendered(value)} ) for parameter ${name} is invalid. ${ec2Demand(constraint!)}`,
  });
}

function ec2Demand(constraint: Exclude<Constraint, { rule: 'required' }>): string {
  switch (constraint.rule) {
    case 'enum':
      return `Expecting one of the values [${constraint.values.join(', ')}].`;
    case 'pattern':
      return `Expecting a value that matches the pattern ${constraint.pattern}.`;
    default: {
      const what = constraint.of === 'length' ? 'a length' : 'a value';
      return `Expecting ${what} ${comparison[constraint.rule]} than ${constraint.limit}.`;
    }
  }
}

/** Seen: `The request must contain the parameter QueueUrl.`, and a reason for a value that is out of bounds. */
function sqsFault({ path, value, constraints: [constraint] }: Violation): AwsFault {
  const name = path.join('.');
  if (constraint!.rule === 'required') {
    return new AwsFault({
      code: 'MissingRequiredParameterException',
      message: `The request must contain the parameter ${name}.`,
    });
  }
  return new AwsFault({
    code: 'InvalidParameterValueException',
    message: `Value ${rendered(value)} for parameter ${name} is invalid. Reason: ${demand(constraint!)}.`,
  });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
