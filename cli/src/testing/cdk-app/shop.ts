// On Fargate: a web service behind a load balancer that asks two others by their names, one through Cloud Map and one
// through Service Connect, and keeps a file on EFS.
import {
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_efs as efs,
  aws_ecs_patterns as patterns,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { image } from './image.ts';

export function shop(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
  const cluster = new ecs.Cluster(stack, 'Cluster', {
    vpc,
    defaultCloudMapNamespace: { name: 'shop.local', useForServiceConnect: true },
  });

  function service(name: string, more: Partial<ecs.FargateServiceProps>): ecs.FargateService {
    const taskDefinition = new ecs.FargateTaskDefinition(stack, `${name}Tasks`);
    taskDefinition.addContainer('app', {
      image,
      environment: { NAME: name },
      portMappings: [{ name: 'http', containerPort: 8080 }],
    });
    return new ecs.FargateService(stack, name, { cluster, taskDefinition, ...more });
  }

  const prices = service('prices', { cloudMapOptions: { name: 'prices' } });
  const stock = service('stock', {
    serviceConnectConfiguration: { services: [{ portMappingName: 'http', dnsName: 'stock', port: 9000 }] },
  });

  const files = new efs.FileSystem(stack, 'Files', { vpc, removalPolicy: RemovalPolicy.DESTROY });
  const web = new patterns.ApplicationLoadBalancedFargateService(stack, 'Web', {
    cluster,
    taskImageOptions: {
      image,
      containerPort: 8080,
      environment: {
        NAME: 'web',
        DATA: '/data',
        ASKS: 'http://prices.shop.local:8080/ http://stock:9000/',
      },
    },
  });
  web.taskDefinition.addVolume({
    name: 'data',
    efsVolumeConfiguration: { fileSystemId: files.fileSystemId },
  });
  web.taskDefinition.defaultContainer!.addMountPoints({
    containerPath: '/data',
    sourceVolume: 'data',
    readOnly: false,
  });
  web.service.enableServiceConnect();
  files.connections.allowDefaultPortFrom(web.service);
  web.service.node.addDependency(prices, stock, files.mountTargetsAvailable);
}
