// https://docs.aws.amazon.com/codepipeline/latest/userguide/integrations-action-type.html
// Action types of AWS and of its partners that nothing here can run. A pipeline may have them, so that the stages before
// them run; the action itself fails by name.
import type { ActionCategory, ActionOwner } from '@aws-sdk/client-codepipeline';
import { type ActionProvider, failed, hourMs } from '../action-provider.ts';

const recorded = (
  category: ActionCategory,
  provider: string,
  owner: ActionOwner = 'AWS',
): ActionProvider => ({
  category,
  owner,
  provider,
  version: '1',
  requiredKeys: [],
  optionalKeys: [],
  hasAnyKeys: true,
  isRecorded: true,
  inputs: [0, 5],
  outputs: [0, 5],
  timeoutMs: hourMs,
  watches: [],
  advance: () =>
    failed(
      'ConfigurationError',
      `Drydock records actions of the type ${category}/${provider} and cannot run them.`,
    ),
});

export const recordedActions: readonly ActionProvider[] = [
  ...[
    'AppConfig',
    'CloudFormationStackInstances',
    'CloudFormationStackSet',
    'EC2',
    'EKS',
    'ElasticBeanstalk',
    'OpsWorks',
    'ServiceCatalog',
  ].map((provider) => recorded('Deploy', provider)),
  ...['CodePipeline', 'InspectorScan', 'StepFunctions'].map((provider) => recorded('Invoke', provider)),
  recorded('Test', 'DeviceFarm'),
  recorded('Deploy', 'AlexaSkillsKit', 'ThirdParty'),
  recorded('Invoke', 'Snyk', 'ThirdParty'),
  ...['BlazeMeter', 'GhostInspector', 'MicroFocus-StormRunnerLoad', 'Runscope'].map((provider) =>
    recorded('Test', provider, 'ThirdParty'),
  ),
];
