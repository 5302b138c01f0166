// Resolves a stack's parameters (given, default, previous or from Parameter Store) and checks their constraints.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { compilePattern, InvalidPattern, type Pattern, PatternTooSlow } from '../../../kernel/pattern.ts';
import { formatError, validationError } from '../faults.ts';
import type { ParameterRecord } from '../state.ts';
import type { ParameterDeclaration, Template } from '../template/declarations.ts';
import type { Value } from '../template/value.ts';

/** @throws ValidationError for a parameter that is missing, unknown or violates a constraint */
export function resolveParameters(
  { Parameters }: Template,
  given: readonly Parameter[],
  previous: readonly ParameterRecord[],
  ctx: Context,
): ParameterRecord[] {
  const unknown = given.filter(({ ParameterKey }) => !Object.hasOwn(Parameters, ParameterKey ?? ''));
  if (unknown.length > 0) {
    const keys = unknown.map(({ ParameterKey }) => ParameterKey).join(', ');
    throw validationError(`Parameters: [${keys}] do not exist in the template`);
  }
  const values = new Map<string, string>();
  for (const { ParameterKey: key = '', ParameterValue: value, UsePreviousValue: keep } of given) {
    const before = previous.find((each) => each.key === key);
    if (keep && value) {
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
      );
    }
    if (keep && !before) {
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    }
    const chosen = keep ? before?.value : value;
    if (chosen !== undefined) values.set(key, chosen);
  }
  const missing: string[] = [];
  for (const [key, { Default }] of Object.entries(Parameters)) {
    if (values.has(key)) continue;
    if (Default === undefined) missing.push(key);
    else values.set(key, Default);
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return Object.entries(Parameters).map(([key, declaration]) => {
    const value = values.get(key)!;
    checkConstraints(key, value, declaration);
    const resolved = ssmType(declaration.Type) === undefined ? undefined : lookUp(value, ctx);
    return {
      key,
      value,
      ...(resolved === undefined ? {} : { resolved }),
      ...(declaration.NoEcho ? { noEcho: true } : {}),
    };
  });
}

/** The value of `Ref` for each parameter: a list for list types. */
export function parameterValues(
  { Parameters }: Template,
  records: readonly ParameterRecord[],
): Record<string, Value> {
  return Object.fromEntries(
    records.map(({ key, value, resolved }) => {
      const type = Parameters[key]?.Type ?? 'String';
      const text = resolved ?? value;
      return [key, isList(ssmType(type) ?? type) ? text.split(',').map((each) => each.trim()) : text];
    }),
  );
}

const scalars =
  'String|AWS::EC2::AvailabilityZone::Name|AWS::EC2::Image::Id|AWS::EC2::Instance::Id|AWS::EC2::KeyPair::KeyName|AWS::EC2::SecurityGroup::GroupName|AWS::EC2::SecurityGroup::Id|AWS::EC2::Subnet::Id|AWS::EC2::Volume::Id|AWS::EC2::VPC::Id|AWS::Route53::HostedZone::Id';
const plainType = new RegExp(
  `^(Number|CommaDelimitedList|AWS::SSM::Parameter::Name|${scalars}|List<(Number|${scalars})>)$`,
);
const storedType = new RegExp(
  `^AWS::SSM::Parameter::Value<(CommaDelimitedList|${scalars}|List<(${scalars})>)>$`,
);

/** @throws ValidationError for a type that CloudFormation does not know */
export function checkParameterTypes({ Parameters }: Template): void {
  for (const [key, { Type }] of Object.entries(Parameters)) {
    if (!plainType.test(Type) && !storedType.test(Type)) {
      throw formatError(`Unrecognized parameter type: ${Type} (parameter ${key})`);
    }
  }
}

/** `List<String>` for `AWS::SSM::Parameter::Value<List<String>>`. */
function ssmType(type: string): string | undefined {
  return storedType.exec(type)?.[1];
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function lookUp(name: string, ctx: Context): string {
  try {
    return ctx.call('ssm', 'GetParameter', { Name: name }).Parameter?.Value ?? '';
  } catch (error) {
    if (!(error instanceof AwsFault) || error.status >= 500) throw error;
    throw validationError(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  }
}

function checkConstraints(key: string, value: string, declaration: ParameterDeclaration): void {
  const { Type, AllowedValues, AllowedPattern, ConstraintDescription } = declaration;
  const { MinLength, MaxLength, MinValue, MaxValue } = declaration;
  const refuse = (why: string) => {
    throw validationError(
      ConstraintDescription === undefined
        ? `Parameter '${key}' ${why}`
        : `Parameter ${key} failed to satisfy constraint: ${ConstraintDescription}`,
    );
  };
  if (value.length > 4096) throw validationError(`Parameter '${key}' must contain at most 4096 characters`);
  const pattern = AllowedPattern === undefined ? undefined : compiled(key, AllowedPattern);
  const members = isList(Type) ? value.split(',').map((each) => each.trim()) : [value];
  for (const member of members) {
    if (Type === 'Number' || Type === 'List<Number>') {
      if (member.trim() === '' || Number.isNaN(Number(member))) {
        throw validationError(`Parameter '${key}' must be a number.`);
      }
      if (MinValue !== undefined && Number(member) < MinValue)
        refuse(`must be a number not less than ${MinValue}`);
      if (MaxValue !== undefined && Number(member) > MaxValue) {
        refuse(`must be a number not greater than ${MaxValue}`);
      }
    }
    if (AllowedValues && !AllowedValues.includes(member)) refuse('must be one of AllowedValues');
    if (pattern && !fits(member, key, pattern)) {
      refuse(`must match pattern ${AllowedPattern}`);
    }
  }
  if (MinLength !== undefined && value.length < MinLength)
    refuse(`must contain at least ${MinLength} characters`);
  if (MaxLength !== undefined && value.length > MaxLength)
    refuse(`must contain at most ${MaxLength} characters`);
}

/** @throws ValidationError when the template's pattern cannot be used */
function compiled(key: string, pattern: string): Pattern {
  try {
    return compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof InvalidPattern)) throw error;
    throw validationError(`Parameter '${key}' cannot be matched against ${pattern}: ${error.message}`);
  }
}

/** @throws ValidationError when matching takes too long */
function fits(text: string, key: string, pattern: Pattern): boolean {
  try {
    return pattern.matches(text);
  } catch (error) {
    if (!(error instanceof PatternTooSlow)) throw error;
    throw validationError(`Parameter '${key}' cannot be matched: ${error.message}`);
  }
}
