// On Fargate: a service that orders in a database of RDS, whose secret it gets, and counts in a cache of ElastiCache.
import {
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_elasticache as elasticache,
  aws_ecs_patterns as patterns,
  RemovalPolicy,
  aws_rds as rds,
  type Stack,
} from 'aws-cdk-lib';

/** @param folder with the service and what it requires */
export function stores(stack: Stack, folder: string): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
  const database = new rds.DatabaseInstance(stack, 'Database', {
    vpc,
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MICRO),
    credentials: rds.Credentials.fromGeneratedSecret('shop'),
    databaseName: 'orders',
    removalPolicy: RemovalPolicy.DESTROY,
  });

  const group = new ec2.SecurityGroup(stack, 'CacheGroup', { vpc });
  const cache = new elasticache.CfnReplicationGroup(stack, 'Cache', {
    replicationGroupDescription: 'Visits',
    engine: 'valkey',
    cacheNodeType: 'cache.t4g.micro',
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    securityGroupIds: [group.securityGroupId],
    cacheSubnetGroupName: new elasticache.CfnSubnetGroup(stack, 'CacheSubnets', {
      description: 'Of the cache',
      subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId),
    }).ref,
  });

  const web = new patterns.ApplicationLoadBalancedFargateService(stack, 'Web', {
    cluster: new ecs.Cluster(stack, 'Cluster', { vpc }),
    taskImageOptions: {
      image: ecs.ContainerImage.fromAsset(folder),
      containerPort: 8080,
      environment: {
        CACHE: `${cache.attrPrimaryEndPointAddress}:${cache.attrPrimaryEndPointPort}`,
      },
      secrets: { DATABASE: ecs.Secret.fromSecretsManager(database.secret!) },
    },
  });
  database.connections.allowDefaultPortFrom(web.service);
  group.connections.allowFrom(web.service, ec2.Port.tcp(6379));
}
