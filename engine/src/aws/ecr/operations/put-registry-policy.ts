// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { checkPolicyText } from '../policy-text.ts';
import { putRegistry } from '../registry.ts';

/** Recorded: nobody else's registry is reached. */
export const putRegistryPolicy: Operation<'ecr', 'PutRegistryPolicy'> = (input, ctx) => {
  const text = input.policyText!;
  checkPolicyText(text, ctx);
  putRegistry({ policy: text }, ctx);
  return { registryId: ctx.account, policyText: text };
};
