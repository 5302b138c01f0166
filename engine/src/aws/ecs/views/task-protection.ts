// A task's scale-in protection as GetTaskProtection returns it.
import type { ProtectedTask } from '@aws-sdk/client-ecs';
import type { TaskRecord } from '../state.ts';

export function protectionView({ arn, protectedUntil }: TaskRecord, now: number): ProtectedTask {
  const holds = protectedUntil !== undefined && protectedUntil > now;
  return {
    taskArn: arn,
    protectionEnabled: holds,
    ...(holds ? { expirationDate: new Date(protectedUntil) } : {}),
  };
}
