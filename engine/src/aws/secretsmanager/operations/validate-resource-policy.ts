// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ValidateResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSecret } from '../find.ts';
import { grantsAnybody, policyError } from '../policy.ts';

/** Of AWS's checks: syntax, principals, and whether the policy lets anybody in. */
export const validateResourcePolicy: Operation<'secretsmanager', 'ValidateResourcePolicy'> = (input, ctx) => {
  const { SecretId, ResourcePolicy = '' } = input;
  if (SecretId !== undefined) requireSecret(ctx, SecretId);
  const syntax = policyError(ResourcePolicy, ctx);
  const errors =
    syntax !== undefined
      ? [{ CheckName: 'POLICY_SYNTAX_CHECK', ErrorMessage: syntax }]
      : grantsAnybody(ResourcePolicy)
        ? [
            {
              CheckName: 'PUBLIC_POLICY_CHECK',
              ErrorMessage: 'This resource policy grants broad access to the secret.',
            },
          ]
        : [];
  return { PolicyValidationPassed: errors.length === 0, ValidationErrors: errors };
};
