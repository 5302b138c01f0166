// What ECS keeps of a task set: what it has beyond a deployment's tasks. Services whose deployment controller is CodeDeploy
// or external have task sets where others have deployments.
import type { LoadBalancer, ServiceRegistry, Tag } from '@aws-sdk/client-ecs';

export interface TaskSetRecord {
  readonly arn: string;
  /** `CODE_DEPLOY` for those of CodeDeploy's services. */
  readonly startedBy?: string;
  readonly externalId?: string;
  readonly clientToken?: string;
  /** In percent of the service's desired count. */
  readonly scale: number;
  /** It is deleted, and its tasks are being stopped. */
  readonly draining?: true;
  readonly platformVersion?: string;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly serviceRegistries?: readonly ServiceRegistry[];
  readonly stabilityStatus: 'STEADY_STATE' | 'STABILIZING';
  readonly stabilityStatusAt: number;
  readonly tags: readonly Tag[];
}
