// Every AWS service that the engine speaks: a folder, and its line here.

export { acm } from './acm/index.ts';
export { applicationAutoScaling } from './application-autoscaling/index.ts';
export { autoScaling } from './autoscaling/index.ts';
export { cloudFormation } from './cloudformation/index.ts';
export { cloudWatch } from './cloudwatch/index.ts';
export { codeBuild } from './codebuild/index.ts';
export { codeCommit } from './codecommit/index.ts';
export { codeConnections } from './codeconnections/index.ts';
export { codePipeline } from './codepipeline/index.ts';
export { ec2 } from './ec2/index.ts';
export { ecr } from './ecr/index.ts';
export { ecs } from './ecs/index.ts';
export { efs } from './efs/index.ts';
export { elbv2 } from './elbv2/index.ts';
export { events } from './events/index.ts';
export { iam } from './iam/index.ts';
export { lambda } from './lambda/index.ts';
export { logs } from './logs/index.ts';
export { route53 } from './route53/index.ts';
export { s3 } from './s3/index.ts';
export { serviceQuotas } from './service-quotas/index.ts';
export { serviceDiscovery } from './servicediscovery/index.ts';
export { sns } from './sns/index.ts';
export { sqs } from './sqs/index.ts';
export { ssm } from './ssm/index.ts';
export { sts } from './sts/index.ts';
