// The conformance table: what AWS documents of an Application Load Balancer that can be observed from outside, and the
// tests that observe it over sockets or through the API. facts.test.ts checks it against the existing tests, and
// `npm run docs` writes it to docs/reference/load-balancer-conformance.md.
import type { Part } from './fact.ts';
import { healthChecks } from './health-checks.ts';
import { https } from './https.ts';
import { notHere } from './not-here.ts';
import { requests } from './requests.ts';
import { rules } from './rules.ts';
import { statusCodes } from './status-codes.ts';
import { targetGroups } from './target-groups.ts';

export { testFile } from './fact.ts';

export const conformance: readonly Part[] = [
  rules,
  https,
  targetGroups,
  healthChecks,
  requests,
  statusCodes,
  notHere,
];
