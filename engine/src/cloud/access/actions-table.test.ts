import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { file, generateActions } from '../../../scripts/generate-actions.ts';
import { resourceKinds } from '../../authorization/actions.ts';

const fresh = generateActions();
test.skipIf(fresh === undefined)(
  'the table of actions is AWS’s reference as cfn-lint carries it (if not: npm run generate)',
  () => {
    expect(readFileSync(file, 'utf8')).toBe(fresh);
  },
);

test('says which kinds of resources an action is about', () => {
  expect(resourceKinds('ecs:UpdateService')).toEqual(['ecs:service/']);
  expect(resourceKinds('ecr:GetAuthorizationToken')).toEqual([]);
  expect(resourceKinds('ecs:NoSuchAction')).toBeUndefined();
});
