// What an engine with `--pace aws` takes as long for as AWS does. AWS publishes hardly any of these times: each has the
// measurement that it follows, or says what is assumed. docs/reference/pace.md is written from this table.
import type { Span } from '../kernel/pace.ts';

const bootBench = 'https://www.daemonology.net/blog/2021-08-12-EC2-boot-time-benchmarking.html';
const agentIssue = 'https://github.com/aws/amazon-ecs-agent/issues/2309';

export const spans = {
  /** EC2: from RunInstances or StartInstances until `running`. */
  launch: {
    name: 'an instance is `pending`',
    least: 4,
    usual: 10,
    most: 20,
    source: `measured: 4.9 s (${bootBench}), and 16.4 to 16.6 s for six families of instances (https://github.com/brevdev/ec2-coldboot-research)`,
  },
  /** EC2: from `running` until user data has been carried out. */
  boot: {
    name: 'an instance boots and runs its user data',
    least: 10,
    usual: 20,
    most: 40,
    source: `measured: 22.8 s from running to SSH (${bootBench}); longer user data is not taken into account`,
  },
  /** ECS: from the end of the boot until the agent has registered. */
  agent: {
    name: 'the ECS agent starts and registers',
    least: 5,
    usual: 12,
    most: 30,
    source: `with launch and boot 42 s as a rule: 41 s were logged from launch to registration (${agentIssue})`,
  },
  /** EC2: until `stopped`. */
  stop: {
    name: 'an instance is `stopping`',
    least: 10,
    usual: 30,
    most: 90,
    source: 'assumed: an orderly shutdown of Linux; EC2 forces it after some minutes',
  },
  /** EC2: until `terminated`. */
  terminate: {
    name: 'an instance is `shutting-down`',
    least: 15,
    usual: 40,
    most: 120,
    source: 'assumed: an orderly shutdown of Linux, then the removal of its volumes',
  },
  /** ECS: from the end of a service's task, unless the scheduler stopped it, to the start of another one in its place. */
  taskReplacement: {
    name: 'the service scheduler replaces a task that has ended',
    least: 8,
    usual: 14,
    most: 30,
    source:
      'observed: 10 to 30 s from the end of a task to the next one (https://github.com/aws/amazon-ecs-agent/issues/322)',
  },
  /** ECS: PROVISIONING of a task with a network interface of its own on an instance. */
  taskInterface: {
    name: 'the network interface of a task is attached to its instance',
    least: 3,
    usual: 6,
    most: 15,
    source: 'assumed',
  },
  /** ECS: PROVISIONING of a task on Fargate. */
  fargate: {
    name: 'Fargate provides the machine of a task, with its network interface',
    least: 12,
    usual: 20,
    most: 45,
    source:
      'measured: 53 to 62 s from creation to start with an image of 413 MB (https://elasticscale.com/blog/reduce-aws-fargate-pull-times-with-soci), less the pull',
  },
  /** ECS: ACTIVATING, before the containers start. */
  pull: {
    name: 'an image is pulled and unpacked, whatever its size',
    least: 5,
    usual: 15,
    most: 45,
    source:
      'assumed for some 200 MB: 413 MB take about 35 s of the 57 s above. Its size is not taken into account',
  },
  /** ECS: an image that the instance has already: the agent asks the registry whether it is still the same. */
  pullAgain: {
    name: 'an image is pulled that the instance has',
    least: 1,
    usual: 1.5,
    most: 4,
    source: 'assumed: only the manifest is fetched (ECS_IMAGE_PULL_BEHAVIOR is `default`)',
  },
  /** Elastic Load Balancing: until `active`. */
  applicationLoadBalancer: {
    name: 'an Application Load Balancer is `provisioning`',
    least: 90,
    usual: 150,
    most: 300,
    source:
      'measured: tests that create and delete one take 231 and 267 s (https://github.com/hashicorp/terraform/pull/11333)',
  },
  networkLoadBalancer: {
    name: 'a Network Load Balancer is `provisioning`',
    least: 100,
    usual: 160,
    most: 300,
    source: 'assumed: two to four minutes as a rule, as users report',
  },
  /** Elastic Load Balancing: before the first health check of a target. */
  applicationTarget: {
    name: 'a target is registered with an Application Load Balancer, before its first check',
    least: 2,
    usual: 5,
    most: 15,
    source: 'assumed',
  },
  networkTarget: {
    name: 'a target is registered with a Network Load Balancer, before its first check',
    least: 60,
    usual: 120,
    most: 240,
    source:
      'reported: 4 to 5 minutes in 2021, to be improved (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1786)',
  },
  /** CloudFormation: between two looks at a resource that is in progress. */
  stackLook: {
    name: 'CloudFormation looks again at a resource that is in progress',
    least: 5,
    usual: 5,
    most: 5,
    source: 'assumed: handlers of resource types ask to be called again after some seconds',
  },
} as const satisfies Readonly<Record<string, Span>>;
