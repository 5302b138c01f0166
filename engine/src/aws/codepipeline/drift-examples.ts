// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, ref, role, tags } from '../../testing/resource-examples/surroundings.ts';

const closed = (Reason: string) => [{ StageName: 'Approval', Reason }];
const variable = (DefaultValue: string) => [{ Name: 'Target', DefaultValue }];

export const driftExamples: DriftExamples = {
  'AWS::CodePipeline::Pipeline': {
    scenes: [
      {
        prerequisites: { OtherRole: role.Role, OtherBucket: { Type: 'AWS::S3::Bucket' } },
        create: {
          PipelineType: 'V2',
          ExecutionMode: 'QUEUED',
          Variables: variable('a'),
          ...tags('a'),
        },
        update: {
          ExecutionMode: 'SUPERSEDED',
          Variables: variable('b'),
          ArtifactStore: { Type: 'S3', Location: ref('OtherBucket') },
          RoleArn: get('OtherRole', 'Arn'),
          DisableInboundStageTransitions: closed('it is Friday'),
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'actions in other regions are not simulated': ['ArtifactStores'],
      'its type decides what else it may have': ['PipelineType'],
      'the tests of triggers change them': ['Triggers'],
    },
  },
  'AWS::CodePipeline::Webhook': {
    scenes: [
      {
        create: tags('a'),
        update: { Filters: [{ JsonPath: '$.ref', MatchEquals: 'refs/heads/main' }], ...tags('b') },
      },
    ],
    unchanged: { 'it is what the webhook is about': ['TargetAction', 'TargetPipeline'] },
  },
};
