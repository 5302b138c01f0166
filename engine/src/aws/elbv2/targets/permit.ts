// Which targets the data plane may reach where security groups are enforced. One that is not judged yet is not reached.
import type { Reader } from '../../../kernel/table.ts';
import { enforcement, type PermitRecord, permits, type TargetRecord, targetKey, targets } from '../state.ts';

export const isEnforced = (state: Reader): boolean => state.get(enforcement, 'network') !== undefined;

export const permitOf = (key: string, state: Reader): PermitRecord | undefined =>
  isEnforced(state) ? state.get(permits, key) : undefined;

export function reachableTargets(state: Reader): TargetRecord[] {
  const all = state.all(targets);
  if (!isEnforced(state)) return all;
  return all.filter(({ targetGroupArn, id, port }) => {
    const permit = state.get(permits, targetKey(targetGroupArn, id, port));
    return permit !== undefined && permit.reason === undefined;
  });
}
