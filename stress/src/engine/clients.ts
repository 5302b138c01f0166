// AWS SDK clients for an engine. They do not try again by themselves: whoever calls must know what was acknowledged.
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CodeBuild } from '@aws-sdk/client-codebuild';
import { CodePipeline } from '@aws-sdk/client-codepipeline';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Lambda } from '@aws-sdk/client-lambda';
import { S3 } from '@aws-sdk/client-s3';
import { SSM } from '@aws-sdk/client-ssm';

export type Clients = ReturnType<typeof clientsFor>;

export function clientsFor(endpoint: string) {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'stress', secretAccessKey: 'stress' },
    maxAttempts: 1,
  };
  return {
    cloudFormation: new CloudFormation(config),
    cloudWatch: new CloudWatch(config),
    codeBuild: new CodeBuild(config),
    codePipeline: new CodePipeline(config),
    ec2: new EC2(config),
    ecr: new ECR(config),
    ecs: new ECS(config),
    elb: new ElasticLoadBalancingV2(config),
    lambda: new Lambda(config),
    s3: new S3({ ...config, forcePathStyle: true }),
    ssm: new SSM(config),
  };
}

/** The connection broke or was refused: whether the call was carried out is not known. */
export function isUnanswered(error: unknown): boolean {
  const {
    code = '',
    name = '',
    $metadata,
  } = error as {
    readonly code?: string;
    readonly name?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  if ($metadata?.httpStatusCode !== undefined && $metadata.httpStatusCode > 0 && name !== 'TimeoutError')
    return false;
  const text = `${code} ${name} ${(error as Error).message}`;
  return /ECONNREFUSED|ECONNRESET|EPIPE|socket hang up|aborted|TimeoutError|premature|terminated/i.test(text);
}
