// The last requests, and what they say in words.
import type { SeenRequest, SeenRequests } from '../cloud/requests.ts';
import type { Balancer, Task } from './shapes.ts';

/** How many are remembered. */
const most = 500;

export interface RequestLog {
  /** Newest first. Each is one object for as long as it is there. */
  readonly requests: readonly SeenRequest[];
  /** How many there were, shown or not. */
  readonly seen: number;
}

export const noRequests: RequestLog = { requests: [], seen: 0 };

export const withRequests = (log: RequestLog, { requests, seen }: SeenRequests): RequestLog => ({
  requests: [...requests.toReversed(), ...log.requests].slice(0, most),
  seen: log.seen + seen,
});

/** `GET`, `/cart?id=1` and the rest. */
export function partsOf({ request }: SeenRequest): { readonly method: string; readonly path: string } {
  const [method = '', url = ''] = request.split(' ');
  return { method, path: url.replace(/^\w+:\/\/[^/]*/, '') || url };
}

const failures: Readonly<Record<string, string>> = {
  refused: 'the target refused the connection',
  'connect-timeout': 'the target did not accept the connection in time',
  tls: 'there was no TLS connection with the target',
  closed: 'the target closed the connection before it had answered',
  malformed: 'what the target answered is not HTTP',
  'too-large': 'the request is too large for a function',
  function: 'the function failed',
};

/** Whose the status is, and why: of the target, or of the load balancer. */
export function causeOf({
  status,
  targetStatus,
  failure,
  errorReason,
  actions,
  target,
}: SeenRequest): string {
  if (failure) return `${failures[failure] ?? failure}${errorReason ? `: ${errorReason}` : ''}`;
  if (targetStatus !== undefined) return 'the target';
  if (status === '460' || status === '-') return 'the client went away';
  if (/fixed-response|redirect/.test(actions ?? '')) return `the rule: ${actions}`;
  if (status === '504') return 'the target did not answer in time';
  if (status === '503' && !target) return 'no target could take it';
  return 'the load balancer';
}

export const isError = ({ status }: SeenRequest): boolean => !/^[123]/.test(status);

/** The condition of the rule that decided, as far as the rules are still the same. */
export function ruleOf({ listenerArn, rulePriority }: SeenRequest, balancers: readonly Balancer[]): string {
  if (rulePriority === undefined) return '';
  if (rulePriority === 0) return 'default';
  const listener = balancers.flatMap(({ listeners }) => listeners).find(({ arn }) => arn === listenerArn);
  const rule = listener?.rules.find(({ priority }) => priority === String(rulePriority));
  return rule ? `${rulePriority}: ${rule.condition}` : String(rulePriority);
}

/** The task that has the target's address; nothing once it is gone. */
export function taskOfTarget({ target }: SeenRequest, tasks: readonly Task[]): Task | undefined {
  const [, host, port] = /^(.*):(\d+)$/.exec(target ?? '') ?? [];
  if (host === undefined) return undefined;
  const containersOf = (task: Task) => task.containers ?? [];
  return (
    tasks.find((task) =>
      containersOf(task).some(({ networkInterfaces = [] }) =>
        networkInterfaces.some(({ privateIpv4Address }) => privateIpv4Address === host),
      ),
    ) ??
    tasks.find((task) =>
      containersOf(task).some(({ networkBindings = [] }) =>
        networkBindings.some(({ hostPort }) => hostPort === Number(port)),
      ),
    )
  );
}
