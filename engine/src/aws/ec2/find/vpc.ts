// The default VPC, which requests mean that name none.
import type { Reader } from '../../../kernel/table.ts';
import { type VpcRecord, vpcTable } from '../state.ts';

export function findDefaultVpc(state: Reader): VpcRecord | undefined {
  return state.all(vpcTable).find(({ IsDefault }) => IsDefault);
}
