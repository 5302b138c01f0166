// The policy of a form that uploads an object: what its fields have to be, and until when.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
import { AwsFault, fault } from '../../kernel/faults.ts';
import { parseJson } from '../../kernel/json.ts';
import type { Form } from './form.ts';

const invalidPolicy = fault('InvalidPolicyDocument', (problem: string) => `Invalid Policy: ${problem}`);
const notAccordingTo = fault(
  'AccessDenied',
  (problem: string) => `Invalid according to Policy: ${problem}`,
  403,
);

/** @throws AwsFault in the words of S3 when the form is not what its policy allows */
export function checkPolicy(text: string, form: Form, bucket: string, now: number): void {
  const { expiration, conditions } = parse(text);
  if (expiration < now) throw notAccordingTo('Policy expired.');
  const values = new Map([...form.fields].map(([name, value]) => [name.toLowerCase(), value]));
  values.set('bucket', bucket);
  const named = new Set(['bucket']);
  for (const condition of conditions) {
    const [operator, name, value] = normal(condition);
    if (String(operator).toLowerCase() === 'content-length-range') {
      checkLength(form.file.byteLength, [operator, name, value]);
      continue;
    }
    const [field, given] = lookUp(name, values);
    named.add(field);
    if (!holds(String(operator).toLowerCase(), given, value)) throw failed([operator, name, value]);
  }
  const extra = [...values.keys()].filter((name) => !named.has(name) && !needsNoCondition(name));
  if (extra.length > 0) throw notAccordingTo(`Extra input fields: ${extra.join(', ')}`);
}

type Condition = readonly [operator: unknown, name: unknown, value: unknown];

function parse(text: string): { readonly expiration: number; readonly conditions: readonly unknown[] } {
  let policy: { readonly expiration?: unknown; readonly conditions?: unknown } | null;
  try {
    policy = parseJson(Buffer.from(text, 'base64').toString()) as typeof policy;
  } catch {
    throw invalidPolicy('Invalid JSON.');
  }
  if (typeof policy !== 'object' || policy === null) throw invalidPolicy('Invalid JSON.');
  const { expiration, conditions } = policy;
  if (expiration === undefined) throw invalidPolicy('Policy missing expiration.');
  const time = Date.parse(String(expiration));
  if (Number.isNaN(time)) throw invalidPolicy(`Invalid 'expiration' value: '${String(expiration)}'`);
  if (!Array.isArray(conditions)) throw invalidPolicy('Policy missing conditions.');
  return { expiration: time, conditions };
}

/** `{ acl: 'private' }` is short for `['eq', '$acl', 'private']`. */
function normal(condition: unknown): Condition {
  if (Array.isArray(condition)) return [condition[0], condition[1], condition[2]];
  const members = Object.entries((condition ?? {}) as object);
  const [first] = members;
  if (first === undefined || members.length > 1)
    throw invalidPolicy(
      'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    );
  return ['eq', `$${first[0]}`, first[1]];
}

/** Without its dollar, a name is none of a field, as S3 was seen to answer. */
function lookUp(name: unknown, values: ReadonlyMap<string, string>): [string, string | undefined] {
  const text = String(name);
  if (!text.startsWith('$')) return ['', undefined];
  const field = text.slice(1).toLowerCase();
  return [field, values.get(field)];
}

function holds(operator: string, given: string | undefined, value: unknown): boolean {
  if (given === undefined) return false;
  if (operator === 'eq') return given === String(value);
  return operator === 'starts-with' && given.startsWith(String(value));
}

function checkLength(length: number, condition: Condition): void {
  const [min, max] = [Number(condition[1]), Number(condition[2])];
  if (Number.isNaN(min) || Number.isNaN(max)) throw failed(condition);
  if (length > max)
    throw new AwsFault({
      code: 'EntityTooLarge',
      message: 'Your proposed upload exceeds the maximum allowed size',
      members: { ProposedSize: length, MaxSizeAllowed: max },
    });
  if (length < min)
    throw new AwsFault({
      code: 'EntityTooSmall',
      message: 'Your proposed upload is smaller than the minimum allowed size',
      members: { ProposedSize: length, MinSizeAllowed: min },
    });
}

const failed = (condition: Condition) =>
  notAccordingTo(
    `Policy Condition failed: [${condition.map((each) => JSON.stringify(String(each))).join(', ')}]`,
  );

const needsNoCondition = (name: string) =>
  ['x-amz-signature', 'signature', 'awsaccesskeyid', 'policy', 'file'].includes(name) ||
  name.startsWith('x-ignore-');
