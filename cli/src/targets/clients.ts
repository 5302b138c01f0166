// The AWS SDK's clients. They are loaded together when a target is opened: commands without a target do not pay for them.

export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export type Clients = Awaited<ReturnType<typeof openClients>>;

/** Explicit endpoint, region and credentials, so that no profile and no home folder is needed. */
export async function openClients({ endpoint, region, credentials }: ClientConfig) {
  const config = { endpoint, region, credentials, maxAttempts: 2 };
  const [
    { ACM },
    { AutoScaling },
    { CloudFormation },
    { CloudWatch },
    { CloudWatchLogs },
    { CodeBuild },
    { CodePipeline },
    { CodeStarConnections },
    { ECS },
    { ElasticLoadBalancingV2 },
    { S3 },
  ] = await Promise.all([
    import('@aws-sdk/client-acm'),
    import('@aws-sdk/client-auto-scaling'),
    import('@aws-sdk/client-cloudformation'),
    import('@aws-sdk/client-cloudwatch'),
    import('@aws-sdk/client-cloudwatch-logs'),
    import('@aws-sdk/client-codebuild'),
    import('@aws-sdk/client-codepipeline'),
    import('@aws-sdk/client-codestar-connections'),
    import('@aws-sdk/client-ecs'),
    import('@aws-sdk/client-elastic-load-balancing-v2'),
    import('@aws-sdk/client-s3'),
  ]);
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
