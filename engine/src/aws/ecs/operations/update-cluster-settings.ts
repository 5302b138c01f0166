// UpdateClusterSettings: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateClusterSettings.html
import type { Operation } from '../../../kernel/context.ts';
import { updateCluster } from './update-cluster.ts';

export const updateClusterSettings: Operation<'ecs', 'UpdateClusterSettings'> = (input, ctx) =>
  updateCluster({ cluster: input.cluster, settings: input.settings }, ctx);
