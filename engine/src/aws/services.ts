// Every AWS service that the engine speaks. CloudFormation is made of the others' resource types.

import type { AnyService, Service } from '../contracts/service.ts';
import type { ServiceId } from '../kernel/registry.ts';
import { acm } from './acm/index.ts';
import { applicationAutoScaling } from './application-autoscaling/index.ts';
import { autoScaling } from './autoscaling/index.ts';
import { cloudFormation } from './cloudformation/index.ts';
import { cloudWatch } from './cloudwatch/index.ts';
import { codeBuild } from './codebuild/index.ts';
import { codeConnections } from './codeconnections/index.ts';
import { codePipeline } from './codepipeline/index.ts';
import { ec2 } from './ec2/index.ts';
import { ecr } from './ecr/index.ts';
import { ecs } from './ecs/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { iam } from './iam/index.ts';
import { lambda } from './lambda/index.ts';
import { logs } from './logs/index.ts';
import { s3 } from './s3/index.ts';
import { ssm } from './ssm/index.ts';
import { sts } from './sts/index.ts';

const simulated: readonly AnyService[] = [
  acm,
  applicationAutoScaling,
  autoScaling,
  cloudWatch,
  codeBuild,
  codeConnections,
  codePipeline,
  ec2,
  ecr,
  ecs,
  elbv2,
  iam,
  lambda,
  logs,
  s3,
  ssm,
  sts,
];

export const services: readonly Service<ServiceId>[] = [
  ...simulated,
  cloudFormation(simulated.flatMap((service) => service.resources ?? [])) as AnyService,
];
