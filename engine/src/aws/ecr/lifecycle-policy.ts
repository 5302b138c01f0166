// The rules of a lifecycle policy's text. The policy is recorded: no image is ever expired.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
import { invalidParameter } from './faults.ts';

interface Rule {
  readonly rulePriority: number;
  readonly selection: {
    readonly tagStatus: string;
    readonly tagPrefixList?: readonly string[];
    readonly tagPatternList?: readonly string[];
    readonly storageClass?: string;
    readonly countType: string;
    readonly countUnit?: string;
    readonly countNumber: number;
  };
  readonly action: { readonly type: string; readonly targetStorageClass?: string };
}

const maxRules = 50;
const maxWildcards = 4;
const tagStatuses = ['any', 'tagged', 'untagged'];
const counted = ['imageCountMoreThan'];
const timed = ['sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'];

/** @throws InvalidParameterException */
export function checkLifecyclePolicy(text: string): void {
  const rules = rulesOf(text);
  if (rules.length > maxRules) throw failure(`A policy can have at most ${maxRules} rules`);
  for (const rule of rules) checkRule(rule);
  const priorities = rules.map(({ rulePriority }) => rulePriority);
  const repeated = priorities.find((each, at) => priorities.indexOf(each) !== at);
  if (repeated !== undefined)
    throw failure(`Rule priorities must be unique: ${repeated} is used more than once`);
  checkOrder(rules);
}

const failure = (what: string) =>
  invalidParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${what}`);

function rulesOf(text: string): readonly Rule[] {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    policy = undefined;
  }
  if (!isRecord(policy)) throw failure('Could not map policyString into LifecyclePolicy.');
  if (!Array.isArray(policy.rules)) throw failure('object has missing required properties (["rules"])');
  return policy.rules as readonly Rule[];
}

function checkRule(rule: unknown): asserts rule is Rule {
  const { action, selection, rulePriority } = members(
    rule,
    ['action', 'rulePriority', 'selection'],
    ['description'],
  );
  if (!Number.isInteger(rulePriority) || (rulePriority as number) < 1) {
    throw failure(`numeric instance is lower than the required minimum (minimum: 1, found: ${rulePriority})`);
  }
  const { type } = members(action, ['type'], ['targetStorageClass']);
  oneOf(type, ['expire', 'transition']);
  checkSelection(selection);
}

function checkSelection(given: unknown): void {
  const selection = members(
    given,
    ['countNumber', 'countType', 'tagStatus'],
    ['countUnit', 'storageClass', 'tagPatternList', 'tagPrefixList'],
  );
  const { tagStatus, countType, countUnit, countNumber, tagPrefixList = [], tagPatternList = [] } = selection;
  oneOf(tagStatus, tagStatuses);
  oneOf(countType, [...counted, ...timed]);
  const isTimed = timed.includes(String(countType));
  if (isTimed && countUnit === undefined)
    throw failure('object has missing required properties (["countUnit"])');
  if (!isTimed && countUnit !== undefined) {
    throw failure('object instance has properties which are not allowed by the schema: (["countUnit"])');
  }
  if (isTimed) oneOf(countUnit, ['days']);
  if (!Number.isInteger(countNumber) || (countNumber as number) < 1) {
    throw failure(`numeric instance is lower than the required minimum (minimum: 1, found: ${countNumber})`);
  }
  const [prefixes, patterns] = [tagPrefixList, tagPatternList].map((list) =>
    Array.isArray(list) ? list : [],
  );
  const isTagged = tagStatus === 'tagged';
  if (isTagged && prefixes!.length + patterns!.length === 0) {
    throw failure('Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.');
  }
  if (prefixes!.length > 0 && patterns!.length > 0) {
    throw failure('Only one of tagPrefixList and tagPatternList can be specified.');
  }
  if (!isTagged && prefixes!.length + patterns!.length > 0) {
    throw failure('tagPrefixList and tagPatternList can only be specified when tagStatus=TAGGED.');
  }
  if (patterns!.some((pattern) => String(pattern).split('*').length - 1 > maxWildcards)) {
    throw failure(`A tag pattern can have at most ${maxWildcards} wildcards (*).`);
  }
}

/** The rule for any image comes last, and there is one rule for untagged images. */
function checkOrder(rules: readonly Rule[]): void {
  const byClass = Map.groupBy(rules, ({ selection }) => selection.storageClass ?? 'standard');
  for (const each of byClass.values()) {
    const last = Math.max(...each.map(({ rulePriority }) => rulePriority));
    const any = each.filter(({ selection }) => selection.tagStatus === 'any');
    if (any.length > 1) throw failure('Only one rule can select Any images per storage class');
    if (any.some(({ rulePriority }) => rulePriority !== last)) {
      throw failure('Rule for tagStatus=ANY must have the lowest priority per storage class');
    }
    if (each.filter(({ selection }) => selection.tagStatus === 'untagged').length > 1) {
      throw failure('Only one rule can select Untagged images per storage class');
    }
  }
}

function members(
  value: unknown,
  required: readonly string[],
  optional: readonly string[],
): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) {
    throw failure(
      `instance type (${typeof value}) does not match any allowed primitive type (allowed: ["object"])`,
    );
  }
  const missing = required.filter((name) => value[name] === undefined);
  if (missing.length > 0)
    throw failure(`object has missing required properties (${JSON.stringify(missing)})`);
  const unknown = Object.keys(value).filter((name) => ![...required, ...optional].includes(name));
  if (unknown.length > 0) {
    throw failure(
      `object instance has properties which are not allowed by the schema: (${JSON.stringify(unknown)})`,
    );
  }
  return value;
}

function oneOf(value: unknown, values: readonly string[]): void {
  if (!values.includes(String(value))) {
    throw failure(
      `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${JSON.stringify(values)})`,
    );
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
