// The messages of `coverage`, each with the lines that it becomes.
import type { CoverageMessage } from '../messages/coverage.ts';
import type { Examples } from './state-examples.fixture.ts';

export const coverageExamples = {
  'template-coverage': [
    [
      {
        code: 'template-coverage',
        template: 'web.yaml',
        findings: [{ outcome: 'refused', path: 'Parameters.Image', text: 'there is none' }],
        resources: [
          ...['A', 'B', 'C', 'D'].map((logicalId) => ({
            logicalId,
            type: 'AWS::SQS::Queue',
            outcome: 'recorded' as const,
            findings: [{ outcome: 'recorded' as const, path: '', text: 'no queue takes messages' }],
          })),
          {
            logicalId: 'Alarm',
            type: 'AWS::CloudWatch::Alarm',
            outcome: 'refused',
            findings: [{ outcome: 'refused', path: 'Metrics', text: 'no alarms on metric math' }],
          },
          {
            logicalId: 'Cluster',
            type: 'AWS::ECS::Cluster',
            outcome: 'simulated',
            findings: [{ outcome: 'warning', path: 'Name', text: 'AWS would not take it' }],
          },
        ],
      },
      [
        'web.yaml',
        '  ✗ refused  Parameters.Image: there is none',
        '  ✗ refused  AWS::CloudWatch::Alarm Metrics: no alarms on metric math (Alarm)',
        '  ! on AWS   AWS::ECS::Cluster Name: AWS would not take it (Cluster)',
        '  ○ recorded AWS::SQS::Queue: no queue takes messages (A, B, C and 1 more)',
        '  ✓ simulated 1 of 6 resources',
        '',
      ],
    ],
  ],
  'coverage-summary': [
    [
      { code: 'coverage-summary', simulated: 3, recorded: 1, refused: 0, isRefused: false },
      ['3 simulated, 1 recorded, 0 refused. A deployment would not be refused.'],
    ],
    [
      { code: 'coverage-summary', simulated: 3, recorded: 1, refused: 2, isRefused: true },
      ['3 simulated, 1 recorded, 2 refused. A deployment would fail.'],
    ],
  ],
} satisfies Pick<Examples, CoverageMessage['code']>;
