// Which kinds of resources an action is about, by AWS's service authorization reference.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { readFileSync } from 'node:fs';
import { lazily } from '../kernel/lazily.ts';
import { own } from '../kernel/own.ts';

type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const table = lazily(
  () => JSON.parse(readFileSync(new URL('./generated/actions.json', import.meta.url), 'utf8')) as Table,
);

/**
 * `<service>:<the beginning of the ARN's resource>`: none of an action that has no resource, so that only `*` allows it.
 * Undefined: the action is not known.
 *
 * @param action `ecs:RunTask`, in any case
 */
export function resourceKinds(action: string): readonly string[] | undefined {
  const [prefix = '', name = ''] = action.toLowerCase().split(':');
  const actions = own(table(), prefix);
  return actions && own(actions, name);
}

/** Whether an ARN is of one of these kinds. */
export function isOfKind(arn: string, kinds: readonly string[]): boolean {
  const [, , service, , , ...rest] = arn.split(':');
  const resource = `${service}:${rest.join(':')}`;
  return kinds.some((kind) => resource.startsWith(kind));
}
