// Every action that is simulated, and those of AWS that are not.
import { assertAlarmState } from './assert-alarm-state.ts';
import { rebootInstances, stopInstances, terminateInstances } from './ec2-instances.ts';
import { spotInterruptions } from './ec2-spot-interruptions.ts';
import { drainContainerInstances } from './ecs-drain-container-instances.ts';
import { stopTask } from './ecs-stop-task.ts';
import { killProcess } from './ecs-task-kill-process.ts';
import { networkBlackholePort, networkLatency, networkPacketLoss } from './ecs-task-network.ts';
import { cpuStress, ioStress } from './ecs-task-stress.ts';
import type { FaultAction } from './fault-action.ts';
import { injectInternalError, injectThrottleError, injectUnavailableError } from './inject-api-errors.ts';
import { apiInsufficientCapacity, asgInsufficientCapacity } from './insufficient-capacity.ts';
import { disruptConnectivity } from './network-disrupt-connectivity.ts';
import { wait } from './wait.ts';

export const actions: ReadonlyMap<string, FaultAction> = new Map(
  [
    apiInsufficientCapacity,
    asgInsufficientCapacity,
    assertAlarmState,
    disruptConnectivity,
    injectInternalError,
    injectThrottleError,
    injectUnavailableError,
    spotInterruptions,
    cpuStress,
    ioStress,
    killProcess,
    networkBlackholePort,
    networkLatency,
    networkPacketLoss,
    drainContainerInstances,
    rebootInstances,
    stopInstances,
    stopTask,
    terminateInstances,
    wait,
  ]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((action) => [action.id, action]),
);

/** They exist on AWS, and a template with one is refused by name. */
export const unsimulated: ReadonlySet<string> = new Set([
  'aws:arc:start-zonal-autoshift',
  'aws:directconnect:virtual-interface-disconnect',
  'aws:dsql:cluster-connection-failure',
  'aws:dynamodb:global-table-pause-replication',
  'aws:ebs:pause-volume-io',
  'aws:ebs:volume-io-latency',
  'aws:eks:inject-kubernetes-custom-resource',
  'aws:eks:pod-cpu-stress',
  'aws:eks:pod-delete',
  'aws:eks:pod-io-stress',
  'aws:eks:pod-memory-stress',
  'aws:eks:pod-network-blackhole-port',
  'aws:eks:pod-network-latency',
  'aws:eks:pod-network-packet-loss',
  'aws:eks:terminate-nodegroup-instances',
  'aws:elasticache:replicationgroup-interrupt-az-power',
  'aws:kinesis:stream-expired-iterator-exception',
  'aws:kinesis:stream-provisioned-throughput-exception',
  'aws:lambda:invocation-add-delay',
  'aws:lambda:invocation-error',
  'aws:lambda:invocation-http-integration-response',
  'aws:memorydb:multi-region-cluster-pause-replication',
  'aws:network:disrupt-vpc-endpoint',
  'aws:network:route-table-disrupt-cross-region-connectivity',
  'aws:network:transit-gateway-disrupt-cross-region-connectivity',
  'aws:rds:failover-db-cluster',
  'aws:rds:reboot-db-instances',
  'aws:s3:bucket-pause-replication',
  'aws:ssm:send-command',
  'aws:ssm:start-automation-execution',
]);
