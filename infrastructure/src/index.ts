// The library: an ECS service with everything around it, as stacks of the CDK. Nothing in it knows of Drydock, and it needs
// only `aws-cdk-lib` and `constructs`.
//
//   const app = new App();
//   new RootStack(app, 'System', { stackName: 'shop', templatesByUrl: false, subnetCount: subnetCountOf(app) });
//
// `RootStack` is the system without the service, which its pipeline deploys as a stack of its own from the template of
// `ServiceStack`: `writeTemplates` writes that one, and all others for plain CloudFormation.

export type { Defaults } from './defaults.ts';
export { PlainSynthesizer } from './plain-synthesizer.ts';
export { type RootParameter, rootParameters } from './root-parameters.ts';
export { RootStack, type RootStackProps } from './root-stack.ts';
export { ServiceStack, type ServiceStackProps } from './service/service-stack.ts';
export { writeSourcesDigest } from './sources-digest.ts';
export { subnetCountOf } from './subnet-count.ts';
export { type SynthesisProps, synthesise, writeTemplates } from './templates.ts';
