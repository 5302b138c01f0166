// AWS SDK clients for an engine: explicit endpoint, region and credentials, so that no profile and no home is needed.
import { ACM } from '@aws-sdk/client-acm';
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuild } from '@aws-sdk/client-codebuild';
import { CodePipeline } from '@aws-sdk/client-codepipeline';
import { CodeStarConnections } from '@aws-sdk/client-codestar-connections';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { S3 } from '@aws-sdk/client-s3';
import type { EngineRecord } from './record.ts';

export type Clients = ReturnType<typeof clientsFor>;

export function clientsFor({ endpoint, region }: Pick<EngineRecord, 'endpoint' | 'region'>) {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: 'drydock', secretAccessKey: 'drydock' },
    maxAttempts: 2,
  };
  return {
    acm: new ACM(config),
    autoScaling: new AutoScaling(config),
    cloudFormation: new CloudFormation(config),
    cloudWatch: new CloudWatch(config),
    logs: new CloudWatchLogs(config),
    codeBuild: new CodeBuild(config),
    codePipeline: new CodePipeline(config),
    connections: new CodeStarConnections(config),
    ecs: new ECS(config),
    elbv2: new ElasticLoadBalancingV2(config),
    s3: new S3({ ...config, forcePathStyle: true }),
  };
}
