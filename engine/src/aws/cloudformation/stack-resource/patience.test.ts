import { expect, test } from 'vitest';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, templateOf } from '../testing/stacks.ts';

test('a resource that takes long is looked at less often the longer it takes', () => {
  const looks: number[] = [];
  const silent: ResourceType = {
    ...scriptedParameter,
    create: (_request, ctx) => {
      looks.push(ctx.now);
      return { status: 'in-progress', physicalId: 'a', againInMs: 100, reason: 'It takes its time.' };
    },
  };
  using cloud = cloudOfStacks([silent]);
  create(cloud, templateOf({ A: 'x' }));
  cloud.advance(7_200_000);
  const pauses = looks.slice(1).map((at, index) => at - looks[index]!);
  expect(pauses.slice(0, 40)).toEqual(Array(40).fill(100));
  expect(pauses.at(-1)).toBe(10_000);
  expect(looks.length).toBeLessThan(1300);
});
