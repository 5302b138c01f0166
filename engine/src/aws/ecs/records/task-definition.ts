// What ECS keeps of a task definition: one record for each revision.
import type { RegisterTaskDefinitionRequest, Tag } from '@aws-sdk/client-ecs';

export interface TaskDefinitionRecord {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  /** As registered, with AWS's defaults filled in and without its tags. */
  readonly definition: Omit<RegisterTaskDefinitionRequest, 'tags'>;
  readonly tags: readonly Tag[];
  readonly registeredAt: number;
  readonly deregisteredAt?: number;
  readonly deleteRequestedAt?: number;
}
