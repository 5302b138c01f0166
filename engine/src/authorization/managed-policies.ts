// The names of AWS managed policies, such as AmazonSSMManagedInstanceCore, and their paths.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { readFileSync } from 'node:fs';
import { lazily } from '../kernel/lazily.ts';

/** Paths by names (`/service-role/`), as of the list's date. AWS adds some each month. */
export const managedPolicyPaths = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(
        JSON.parse(
          readFileSync(new URL('./generated/managed-policies.json', import.meta.url), 'utf8'),
        ) as Record<string, string[]>,
      ).flatMap(([path, names]) => names.map((name) => [name, path] as const)),
    ),
);
