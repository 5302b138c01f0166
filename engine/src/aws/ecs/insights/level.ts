// What a cluster's setting asks Container Insights for.
import type { ClusterRecord } from '../state.ts';

export type InsightsLevel = 'disabled' | 'enabled' | 'enhanced';

export const insightsOf = ({ settings, status }: ClusterRecord): InsightsLevel =>
  status === 'ACTIVE'
    ? ((settings.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled') as InsightsLevel)
    : 'disabled';

export const insightsNamespace = 'ECS/ContainerInsights';
