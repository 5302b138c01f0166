// The templates of infrastructure/: where they are, and how their parameters and outputs are named.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SystemDescription } from './description.ts';

const inPackage = fileURLToPath(new URL('../../../templates', import.meta.url));
const inRepository = fileURLToPath(new URL('../../../infrastructure/templates', import.meta.url));

export const referenceTemplates = {
  // Only waits: what is built and how it is wired is the same as on AWS.
  waits: {
    BakeTimeInMinutes: '0',
    DeregistrationDelaySeconds: '1',
    HealthCheckIntervalSeconds: '5',
  },
  templates: {
    folder: existsSync(join(inPackage, 'root.template.json')) ? inPackage : inRepository,
    root: 'root.template.json',
    baseUrlParameter: 'TemplateBaseUrl',
  },
  outputs: {
    pipelineName: 'PipelineName',
    buildProjectName: 'ProjectName',
    clusterName: 'ClusterName',
    serviceUrl: 'ServiceUrl',
    serviceStackName: 'ServiceStackName',
  },
  service: { logGroupOutput: 'LogGroupName' },
} as const satisfies Partial<SystemDescription>;

export const sourceParameters = {
  connectionParameter: 'ConnectionArn',
  repositoryParameter: 'FullRepositoryId',
  branchParameter: 'BranchName',
} as const;
