// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html

import type { ParameterTier } from '@aws-sdk/client-ssm';
import type { Context, Operation } from '../../../kernel/context.ts';
import { compilePattern, InvalidPattern, PatternTooSlow } from '../../../kernel/pattern.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { publishParameterChange } from '../events.ts';
import { invalid, parameterAlreadyExists, patternMismatch, typeMismatch } from '../faults.ts';
import { findOwnParameter } from '../find.ts';
import { checkName } from '../parameter/name.ts';
import { newest } from '../parameter/newest.ts';
import { checkPolicies } from '../parameter/policies.ts';
import { checkType } from '../parameter/type.ts';
import { quotas } from '../quotas.ts';
import { type ParameterVersion, parameters } from '../state.ts';

const tiers: readonly string[] = ['Standard', 'Advanced', 'Intelligent-Tiering'];
const dataTypes: readonly string[] = ['text', 'aws:ec2:image', 'aws:ssm:integration'];
const standardValueLength = 4096;
const advancedValueLength = 8192;
const keptVersions = 100;

export const putParameter: Operation<'ssm', 'PutParameter'> = (input, ctx) => {
  checkName(input.Name!);
  const existing = findOwnParameter(input.Name!, ctx);
  const name = existing?.name ?? input.Name!;
  if (existing && !input.Overwrite) throw parameterAlreadyExists();
  if (input.Overwrite && input.Tags?.length) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove " +
        'overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or ' +
        'RemoveTagsFromResource.',
    );
  }
  const before = existing && newest(existing);
  const type = checkType(input.Type ?? before?.type);
  if (before && (before.type === 'SecureString') !== (type === 'SecureString')) throw typeMismatch();
  const dataType = input.DataType ?? before?.dataType ?? 'text';
  if (!dataTypes.includes(dataType)) {
    throw invalid(
      `The following data type is not supported: ${dataType} (Data type names are all lowercase.)`,
    );
  }
  const tier = checkTier(input.Tier, input.Value!, before?.tier);
  const allowedPattern = input.AllowedPattern ?? before?.allowedPattern;
  if (allowedPattern) checkPattern(allowedPattern, input.Value!);
  if (before?.tier !== tier) checkCount(tier, ctx);
  const policies = checkPolicies(input.Policies, tier);

  const version: ParameterVersion = plain({
    version: (before?.version ?? 0) + 1,
    type,
    value: input.Value!,
    description: input.Description ?? before?.description,
    allowedPattern,
    keyId: type === 'SecureString' ? (input.KeyId ?? before?.keyId ?? 'alias/aws/ssm') : undefined,
    tier,
    dataType,
    labels: [],
    policies,
    modifiedAt: ctx.now,
  });
  ctx.put(parameters, name, {
    name,
    versions: [...(existing?.versions ?? []), version].slice(-keptVersions),
    tags: existing?.tags ?? Object.fromEntries((input.Tags ?? []).map((tag) => [tag.Key!, tag.Value!])),
  });
  publishParameterChange(existing ? 'Update' : 'Create', name, version, ctx);
  return { Version: version.version, Tier: tier };
};

function checkCount(tier: ParameterTier, ctx: Context): void {
  const quota = tier === 'Advanced' ? quotas.advancedParameters : quotas.standardParameters;
  // Counted only where all of them together could be too many: a stack puts hundreds, one after the other.
  if (ctx.keys(parameters).length < ctx.quota(quota)) return;
  const ofTier = ctx.all(parameters).filter((record) => newest(record).tier === tier);
  checkQuota(ctx, quota, ofTier.length + 1);
}

function checkTier(
  requested: string | undefined,
  value: string,
  before: ParameterTier | undefined,
): ParameterTier {
  if (value === '') throw invalid('Parameter value must not be empty.');
  if (/\{\{.*\}\}/s.test(value)) {
    throw invalid(`Parameter value can't nest another parameter. Do not use "{{}}" in the value.`);
  }
  if (requested && !tiers.includes(requested)) throw invalid(`Invalid parameter tier: ${requested}`);
  const long = Buffer.byteLength(value) > standardValueLength;
  if (Buffer.byteLength(value) > advancedValueLength) {
    throw invalid('Advanced tier parameters support a maximum parameter value of 8192 characters.');
  }
  if (requested === 'Intelligent-Tiering') return long ? 'Advanced' : (before ?? 'Standard');
  if (requested === 'Standard' && before === 'Advanced') {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter " +
        'tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as ' +
        'a standard parameter. Be aware that standard parameters have a value limit of 4096 characters.',
    );
  }
  const tier = requested === 'Advanced' || before === 'Advanced' ? 'Advanced' : 'Standard';
  if (long && tier === 'Standard') {
    throw invalid(
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter ' +
        'value, upgrade the parameter to use the advanced-parameter tier. For more information, see ' +
        'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    );
  }
  return tier;
}

function checkPattern(pattern: string, value: string): void {
  try {
    if (compilePattern(pattern).matches(value)) return;
  } catch (error) {
    if (error instanceof InvalidPattern) {
      throw invalid(`The allowed pattern is not a regular expression: ${error.message}`);
    }
    if (error instanceof PatternTooSlow) throw invalid(error.message);
    throw error;
  }
  throw patternMismatch(pattern);
}
