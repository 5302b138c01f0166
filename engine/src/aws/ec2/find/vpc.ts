// The default VPC, which a request that names no VPC refers to.
import type { Reader } from '../../../kernel/table.ts';
import { type VpcRecord, vpcTable } from '../state.ts';

export function findDefaultVpc(state: Reader): VpcRecord | undefined {
  return state.all(vpcTable).find(({ IsDefault }) => IsDefault);
}
