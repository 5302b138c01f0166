// An example of each simulated resource type.
import type { ResourceExample } from '../../aws/cloudformation/resource-contract.ts';

export type Examples = Readonly<Record<string, Omit<ResourceExample, 'services'>>>;
