// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

const log = (LogGroupArn: string) => ({
  LogSchemaVersion: 2,
  CloudWatchLogsConfiguration: { LogGroupArn },
});

export const driftExamples: DriftExamples = {
  'AWS::FIS::ExperimentTemplate': {
    scenes: [
      {
        create: { LogConfiguration: log('arn:aws:logs:us-east-1:000000000000:log-group:a:*') },
        update: {
          LogConfiguration: log('arn:aws:logs:us-east-1:000000000000:log-group:b:*'),
          RoleArn: 'arn:aws:iam::000000000000:role/other',
          StopConditions: [
            { Source: 'aws:cloudwatch:alarm', Value: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:a' },
          ],
        },
      },
      {
        create: { ExperimentOptions: { EmptyTargetResolutionMode: 'fail' } },
        update: { ExperimentOptions: { EmptyTargetResolutionMode: 'skip' } },
      },
    ],
    unchanged: { 'reports are not simulated': ['ExperimentReportConfiguration'] },
  },
};
