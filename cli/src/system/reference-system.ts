// This repository's own system, as a rehearsal deploys it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SystemDescription } from './description.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const referenceSystem: SystemDescription = {
  stackName: 'drydock',
  // Only waits: what is built and how it is wired is the same as on AWS.
  parameters: {
    BakeTimeInMinutes: '0',
    DeregistrationDelaySeconds: '1',
    HealthCheckIntervalSeconds: '5',
  },
  templates: {
    folder: join(repository, 'infrastructure', 'templates'),
    root: 'root.template.json',
    baseUrlParameter: 'TemplateBaseUrl',
  },
  source: {
    folder: repository,
    repositoryId: 'local/drydock',
    connectionName: 'drydock-local',
    connectionParameter: 'ConnectionArn',
    repositoryParameter: 'FullRepositoryId',
    branchParameter: 'BranchName',
  },
  outputs: {
    pipelineName: 'PipelineName',
    buildProjectName: 'ProjectName',
    clusterName: 'ClusterName',
    serviceUrl: 'ServiceUrl',
    serviceStackName: 'ServiceStackName',
  },
  service: { logGroupOutput: 'LogGroupName' },
};
