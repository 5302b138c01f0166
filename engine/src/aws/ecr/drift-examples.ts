// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

const policy = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Read', Effect: 'Allow', Principal: { AWS: '*' }, Action }],
});
const keep = (countNumber: number) => ({
  LifecyclePolicyText: JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber },
        action: { type: 'expire' },
      },
    ],
  }),
});
const except = (Filter: string) => [
  { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: Filter },
];

export const driftExamples: DriftExamples = {
  'AWS::ECR::Repository': {
    scenes: [
      {
        create: {
          RepositoryPolicyText: policy('ecr:BatchGetImage'),
          LifecyclePolicy: keep(5),
          ImageTagMutability: 'MUTABLE',
          ...tags('a'),
        },
        update: {
          RepositoryPolicyText: policy('ecr:GetDownloadUrlForLayer'),
          LifecyclePolicy: keep(9),
          ImageTagMutability: 'IMMUTABLE',
          ...tags('b'),
        },
      },
      {
        create: {
          ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          ImageTagMutabilityExclusionFilters: except('dev-*'),
        },
        update: { ImageTagMutabilityExclusionFilters: except('test-*') },
      },
    ],
  },
};
