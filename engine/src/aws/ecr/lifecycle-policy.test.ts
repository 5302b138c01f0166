// What a lifecycle policy must say: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
import { describe, expect, test } from 'vitest';
import { checkLifecyclePolicy } from './lifecycle-policy.ts';
import { registryCloud } from './testing/registry-cloud.ts';

const rule = (selection: object = {}, rest: object = {}) => ({
  rulePriority: 1,
  selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 3, ...selection },
  action: { type: 'expire' },
  ...rest,
});
const policy = (...rules: unknown[]) => JSON.stringify({ rules });
const any = { tagStatus: 'any' };
const tagged = { tagStatus: 'tagged', tagPrefixList: ['v'] };

describe('a lifecycle policy is taken', () => {
  test.each([
    ['for untagged images', policy(rule())],
    ['with a description', policy(rule({}, { description: 'old ones' }))],
    ['by age', policy(rule({ countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }))],
    ['by patterns', policy(rule({ tagStatus: 'tagged', tagPatternList: ['prod*', '*-*-*-*'] }))],
    ['with the rule for any image last', policy(rule(tagged), rule(any, { rulePriority: 9 }))],
  ])('%s', (_what, text) => expect(() => checkLifecyclePolicy(text)).not.toThrow());
});

describe('a lifecycle policy is refused', () => {
  test.each([
    ['that is a list', '[]', 'Could not map policyString into LifecyclePolicy.'],
    ['that is no JSON', '{', 'Could not map policyString into LifecyclePolicy.'],
    ['without rules', '{}', 'object has missing required properties (["rules"])'],
    [
      'with a rule that is a text',
      policy('rule'),
      'does not match any allowed primitive type (allowed: ["object"])',
    ],
    ['with half a rule', policy({ rulePriority: 1 }), 'missing required properties (["action","selection"])'],
    ['with a member too many', policy(rule({}, { foo: 1 })), 'not allowed by the schema: (["foo"])'],
    [
      'for tagged images without a list',
      policy(rule({ tagStatus: 'tagged' })),
      'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
    ],
    ['for tagged images with both lists', policy(rule({ ...tagged, tagPatternList: ['a*'] })), 'Only one of'],
    ['for untagged images with a list', policy(rule({ tagPrefixList: ['v'] })), 'can only be specified when'],
    [
      'with a pattern of five wildcards',
      policy(rule({ tagStatus: 'tagged', tagPatternList: ['*a*b*c*d*'] })),
      'at most 4',
    ],
    [
      'with a unit for a count of images',
      policy(rule({ countUnit: 'days' })),
      'not allowed by the schema: (["countUnit"])',
    ],
    [
      'without a unit for an age',
      policy(rule({ countType: 'sinceImagePushed' })),
      'required properties (["countUnit"])',
    ],
    [
      'with another unit',
      policy(rule({ countType: 'sinceImagePushed', countUnit: 'weeks' })),
      'not found in enum',
    ],
    [
      'that counts to 0',
      policy(rule({ countNumber: 0 })),
      'lower than the required minimum (minimum: 1, found: 0)',
    ],
    ['with another status', policy(rule({ tagStatus: 'old' })), 'instance value ("old") not found in enum'],
    ['with another action', policy(rule({}, { action: { type: 'delete' } })), 'not found in enum'],
    ['with two rules of one priority', policy(rule(tagged), rule(any)), 'Rule priorities must be unique'],
    [
      'with the rule for any image first',
      policy(rule(any), rule(tagged, { rulePriority: 2 })),
      'Rule for tagStatus=ANY must have the lowest priority per storage class',
    ],
    [
      'with two rules for untagged images',
      policy(rule(), rule({ countNumber: 9 }, { rulePriority: 2 })),
      'Only one rule can select Untagged images per storage class',
    ],
  ])('%s', (_what, text, reason) => expect(() => checkLifecyclePolicy(text)).toThrow(reason));

  test('with the parameter at fault, and nothing is recorded', () => {
    using cloud = registryCloud();
    const app = { repositoryName: 'app' };
    const lifecyclePolicyText = policy(rule({ tagStatus: 'tagged' }));
    expect(() => cloud.call('ecr', 'PutLifecyclePolicy', { ...app, lifecyclePolicyText })).toThrow(
      "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: " +
        "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.'",
    );
    expect(() => cloud.call('ecr', 'GetLifecyclePolicy', app)).toThrow('Lifecycle policy does not exist');
  });
});
