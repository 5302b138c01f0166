// What the CDK's own CLI runs (cdk.json): `npx cdk deploy --parameters ConnectionArn=… --parameters FullRepositoryId=…`.
// Nested templates go through the bootstrap bucket. The service's stack is not here: the pipeline deploys it.
import { App } from 'aws-cdk-lib/core';
import { RootStack } from './root-stack.ts';
import { subnetCountOf } from './subnet-count.ts';

const app = new App();
new RootStack(app, 'Drydock', {
  stackName: 'drydock',
  templatesByUrl: false,
  subnetCount: subnetCountOf(app),
});
