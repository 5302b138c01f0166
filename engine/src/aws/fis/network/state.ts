// Faults of the network that running experiments have injected.
import type { Impairment } from '../../../contracts/faults.ts';
import { defineTable } from '../../../kernel/table.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'fis/network-faults': NetworkFault;
    'fis/applied-network-faults': { readonly signature: string };
  }
}

export interface NetworkFault {
  /** Where it is: at a task, or at everything in a subnet. */
  readonly at: { readonly taskArn: string } | { readonly subnetId: string };
  /** Of the task; all when absent. */
  readonly containerPort?: number;
  readonly impairment: Impairment;
}

/** Key: `<experiment>/<action>/<number>`. */
export const networkFaults = defineTable('fis/network-faults');

/** What the driver was last requested to do, under the key `all`. */
export const appliedNetworkFaults = defineTable('fis/applied-network-faults');
