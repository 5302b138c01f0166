// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { checkIdentityPolicy } from '../policies/document.ts';
import { simulate } from '../simulation/simulate.ts';

export const simulateCustomPolicy: Operation<'iam', 'SimulateCustomPolicy'> = (input, ctx) => {
  const identity = input.PolicyInputList!.map((document, index) => {
    checkIdentityPolicy(document);
    return { name: `PolicyInputList.${index + 1}`, document };
  });
  const arn = input.CallerArn ?? `arn:aws:iam::${ctx.account}:user/simulated`;
  return simulate(input, { kind: 'user', arn }, { identity });
};
