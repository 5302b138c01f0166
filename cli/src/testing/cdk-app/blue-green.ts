// On Fargate: a service that CodeDeploy deploys blue/green behind an Application Load Balancer, and one behind a Network
// Load Balancer.
import {
  CfnOutput,
  aws_codedeploy as codedeploy,
  Duration,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_elasticloadbalancingv2 as elb,
  aws_ecs_patterns as patterns,
  type Stack,
} from 'aws-cdk-lib';
import { image } from './image.ts';

export function blueGreen(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const [blue] = ['blue', 'green'].map((NAME) => {
    const definition = new ecs.FargateTaskDefinition(stack, NAME, { family: NAME });
    definition.addContainer('app', {
      image,
      environment: { NAME },
      portMappings: [{ containerPort: 8080 }],
    });
    new CfnOutput(stack, `${NAME}Tasks`, { value: definition.taskDefinitionArn });
    return definition;
  });

  const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  const [blueTargetGroup, greenTargetGroup] = ['BlueTargets', 'GreenTargets'].map(
    (name) =>
      new elb.ApplicationTargetGroup(stack, name, {
        vpc,
        port: 80,
        targetType: elb.TargetType.IP,
        healthCheck: { path: '/', interval: Duration.seconds(5), timeout: Duration.seconds(2) },
      }),
  );
  const listener = balancer.addListener('Production', { port: 80, defaultTargetGroups: [blueTargetGroup!] });
  const service = new ecs.FargateService(stack, 'Service', {
    cluster,
    taskDefinition: blue!,
    desiredCount: 2,
    minHealthyPercent: 100,
    deploymentController: { type: ecs.DeploymentControllerType.CODE_DEPLOY },
  });
  service.attachToApplicationTargetGroup(blueTargetGroup!);
  service.connections.allowFrom(balancer, ec2.Port.tcp(8080));
  const group = new codedeploy.EcsDeploymentGroup(stack, 'Deployments', {
    service,
    deploymentConfig: codedeploy.EcsDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    blueGreenDeploymentConfig: {
      blueTargetGroup: blueTargetGroup!,
      greenTargetGroup: greenTargetGroup!,
      listener,
      terminationWaitTime: Duration.minutes(1),
    },
    autoRollback: { failedDeployment: true },
  });
  new CfnOutput(stack, 'Url', { value: `http://${balancer.loadBalancerDnsName}` });
  new CfnOutput(stack, 'Application', { value: group.application.applicationName });
  new CfnOutput(stack, 'DeploymentGroup', { value: group.deploymentGroupName });

  const flow = new patterns.NetworkLoadBalancedFargateService(stack, 'Flow', {
    cluster,
    desiredCount: 1,
    minHealthyPercent: 100,
    taskImageOptions: { image, containerPort: 8080, environment: { NAME: 'flow' } },
  });
  flow.service.connections.allowFromAnyIpv4(ec2.Port.tcp(8080));
}
