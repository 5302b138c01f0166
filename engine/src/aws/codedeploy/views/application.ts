// Applications, their revisions and deployment configurations as the API returns them.
import type { ApplicationInfo, DeploymentConfigInfo, RevisionInfo } from '@aws-sdk/client-codedeploy';
import type { ApplicationRecord, DeploymentConfigRecord, RevisionRecord } from '../state.ts';

export const applicationView = (record: ApplicationRecord): ApplicationInfo => ({
  applicationId: record.id,
  applicationName: record.name,
  createTime: new Date(record.createdAt),
  linkedToGitHub: false,
  computePlatform: record.platform,
});

export const configView = (record: DeploymentConfigRecord): DeploymentConfigInfo => ({
  deploymentConfigId: record.id,
  deploymentConfigName: record.name,
  minimumHealthyHosts: record.minimumHealthyHosts,
  createTime: new Date(record.createdAt),
  computePlatform: record.platform,
  trafficRoutingConfig: record.trafficRouting,
  zonalConfig: record.zonalConfig,
});

const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));

export const revisionView = (record: RevisionRecord): Required<RevisionInfo> => ({
  revisionLocation: record.location,
  genericRevisionInfo: {
    description: record.description,
    deploymentGroups: [...record.groups],
    firstUsedTime: date(record.firstUsedAt),
    lastUsedTime: date(record.lastUsedAt),
    registerTime: date(record.registeredAt),
  },
});
