// Facts of the conformance table (index.ts): of what is refused.
import type { Part } from './fact.ts';

export const notHere: Part = {
  title: 'Refused here',
  pages: ['listener-authenticate-users'],
  facts: [
    [
      '401, 561 and 500 of authentication: rules with authenticate-oidc, authenticate-cognito or jwt-validation cannot be made',
      'elbv2/validation: a login',
      'elbv2/validation: a login by Cognito',
      'elbv2/validation: a check of tokens',
    ],
  ],
};
