// Rules of what a user may do. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
import { invalidValue } from '../faults.ts';

const rules = [
  /^(on|off)$/,
  /^(all|reset)(keys|channels)$/,
  /^(allcommands|nocommands)$/,
  /^(~|%R~|%W~|%RW~|&)\S+$/,
  /^[+-][a-zA-Z][\w.-]*(\|[\w-]+)?$/,
];
const category = /^[+-]@(\w+)$/;
const categories = new Set(
  (
    'admin all bitmap blocking bloom cms connection cuckoo dangerous fast geo hash hyperloglog json keyspace list pubsub ' +
    'read scripting search set slow sortedset stream string tdigest timeseries topk transaction write'
  ).split(' '),
);

/** Passwords have members of their own. @throws InvalidParameterValue */
export function checkAccessString(text: string): void {
  // Of a selector, the parentheses hold further rules.
  for (const rule of text.replace(/[()]/g, ' ').trim().split(/\s+/)) {
    const [, named] = category.exec(rule) ?? [];
    const isRule = named === undefined ? rules.some((form) => form.test(rule)) : categories.has(named);
    if (!isRule) throw invalidValue(`Invalid access string: ${rule} is not one of its rules.`);
  }
}
