// The AWS SDK's clients. They are loaded together when a target is opened: commands without a target do not pay for them.
import type { CodeDeploy } from '@aws-sdk/client-codedeploy';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { ECR } from '@aws-sdk/client-ecr';
import type { IAM } from '@aws-sdk/client-iam';
import type { ServiceQuotas } from '@aws-sdk/client-service-quotas';

/** What is not said comes from the SDK's own chain: environment variables, profiles, roles. */
export interface ClientConfig {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Two without it: an engine on this machine does not throttle. */
  readonly maxAttempts?: number;
}

export type Clients = Awaited<ReturnType<typeof openClients>>;

let modules: ReturnType<typeof importModules> | undefined;

/** Begins to load the clients' modules, which takes a quarter of a second: there is time for it while an engine starts. */
export function preloadClients(): void {
  // Whoever opens the clients meets the failure.
  loadModules().catch(() => undefined);
}

const loadModules = () => (modules ??= importModules());

function importModules() {
  return Promise.all([
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
}

export async function openClients({ maxAttempts = 2, ...given }: ClientConfig) {
  const config = { ...given, maxAttempts };
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
  ] = await loadModules();
  return {
    acm: new ACM(config),
    autoScaling: new AutoScaling(config),
    cloudFormation: new CloudFormation(config),
    cloudWatch: new CloudWatch(config),
    logs: new CloudWatchLogs(config),
    codeBuild: new CodeBuild(config),
    codeDeploy: lazily<CodeDeploy>(
      async () => new (await import('@aws-sdk/client-codedeploy')).CodeDeploy(config),
    ),
    codePipeline: new CodePipeline(config),
    connections: new CodeStarConnections(config),
    ec2: lazily<EC2>(async () => new (await import('@aws-sdk/client-ec2')).EC2(config)),
    ecr: lazily<ECR>(async () => new (await import('@aws-sdk/client-ecr')).ECR(config)),
    ecs: new ECS(config),
    elbv2: new ElasticLoadBalancingV2(config),
    iam: lazily<IAM>(async () => new (await import('@aws-sdk/client-iam')).IAM(config)),
    serviceQuotas: lazily<ServiceQuotas>(
      async () => new (await import('@aws-sdk/client-service-quotas')).ServiceQuotas(config),
    ),
    // Where an endpoint is one of this machine, a bucket is no host of it.
    s3: new S3({ ...config, ...(given.endpoint !== undefined && { forcePathStyle: true }) }),
  };
}

/** A client that few commands need, or a large one, is loaded by its first call. */
function lazily<C extends object>(load: () => Promise<C>): C {
  let client: Promise<C> | undefined;
  return new Proxy({} as C, {
    // A client that could be awaited would be called for its `then`.
    get: (_, operation: string) =>
      operation === 'then'
        ? undefined
        : async (input: unknown) => {
            client ??= load();
            return ((await client) as Record<string, (input: unknown) => unknown>)[operation]!(input);
          },
  });
}
