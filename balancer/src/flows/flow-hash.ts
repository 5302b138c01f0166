// Which target a flow goes to: a hash of the flow ranks the targets, so that a flow keeps its target whichever others
// come and go.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html (routing: the flow hash algorithm)
import type { Chance } from '../targets/choose-target.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';

export interface FlowKey {
  readonly protocol: 'TCP' | 'UDP';
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly listenerPort: number;
}

/** @param zone of the load balancer node that the client reached. */
export function chooseFlowTarget(group: TargetGroup, zone: string, flow: FlowKey): Target | undefined {
  const { targets } = group.eligible(zone);
  const hash = hashOf(
    group.settings.sourceIpSticky
      ? flow.clientAddress
      : `${flow.protocol}|${flow.clientAddress}|${flow.clientPort}|${flow.listenerPort}`,
  );
  let best: Target | undefined;
  let highest = -1;
  for (const target of targets) {
    const rank = hashOf(target.key, hash);
    if (rank <= highest) continue;
    highest = rank;
    best = target;
  }
  return best;
}

/** The same draw for every flow of a client: target group stickiness. */
export const chanceOfClient = (clientAddress: string): Chance => ({
  below: (limit) => hashOf(clientAddress) % limit,
});

/** FNV-1a of 32 bits, whose bits are then mixed: short texts that differ little give ranks that differ much. */
function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
