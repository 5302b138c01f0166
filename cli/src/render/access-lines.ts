// The lines of `access`: by role or user, what AWS would have denied and why, then the statements that would allow it.
import type { AccessMessage, DeniedAction, Remedy } from '../messages/access.ts';
import type { LinesByCode } from './lines-by-code.ts';
import type { Style } from './style.ts';

export const accessLines: LinesByCode<AccessMessage['code']> = {
  'access-denied': ({ caller, denied, remedies }, style) => [
    caller,
    ...denied.flatMap((each) => deniedLines(each, style)),
    ...remedies.flatMap(remedyLines),
    '',
  ],
  'access-summary': ({ judged, callers, denied, enforced, forgotten, notEvaluated }, { red, green }) => [
    ...notEvaluated.map((policy) => `Not known here, and counted as allowing everything: ${policy}`),
    ...(forgotten > 0 ? [`${forgotten} further denials are not kept any more.`] : []),
    `${plural(judged, 'action')} of ${plural(callers, 'role or user', 'roles and users')} judged. ${
      denied === 0
        ? green('AWS would have denied none.')
        : red(`AWS would have denied ${denied}${enforced ? ', and so did the engine' : ''}.`)
    }`,
  ],
};

function deniedLines({ action, resource, reason, deniedBy, count }: DeniedAction, { red }: Style): string[] {
  const by =
    deniedBy && `${deniedBy.policy}${deniedBy.sid === undefined ? '' : `, statement ${deniedBy.sid}`}`;
  return [
    `  ${red('✗')} ${action}, ${count === 1 ? 'once' : `${count} times`}: ${reason}${by ? ` (${by})` : ''}`,
    ...(resource === undefined || resource === '*' ? [] : [`      ${resource}`]),
  ];
}

const remedyLines = ({ to, policy }: Remedy): string[] => [
  `  To allow it, add to ${places[to] ?? `the permissions boundary ${to}`}:`,
  ...JSON.stringify(policy, undefined, 2)
    .split('\n')
    .map((line) => `    ${line}`),
];

const places: Readonly<Record<string, string>> = {
  'identity-based policy': 'its policies',
  'session policy': 'the policy of its session',
};

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
