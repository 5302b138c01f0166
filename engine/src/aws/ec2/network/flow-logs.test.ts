import { expect, test } from 'vitest';
import { faultText } from '../testing/faults.ts';
import { createSubnet, createVpc, newAccount } from '../testing/network.ts';

test('CreateFlowLogs records a flow log for each resource, and says that nothing is delivered', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const SubnetId = createSubnet(cloud, VpcId);
  const { FlowLogIds, Unsuccessful } = cloud.call('ec2', 'CreateFlowLogs', {
    ResourceIds: [VpcId, SubnetId],
    ResourceType: 'VPC',
    TrafficType: 'REJECT',
    LogGroupName: 'flow',
    DeliverLogsPermissionArn: 'arn:aws:iam::000000000000:role/flow',
    TagSpecifications: [{ ResourceType: 'vpc-flow-log', Tags: [{ Key: 'team', Value: 'net' }] }],
  });
  expect([FlowLogIds?.length, Unsuccessful]).toEqual([2, []]);
  const Filter = [{ Name: 'resource-id', Values: [SubnetId] }];
  expect(cloud.call('ec2', 'DescribeFlowLogs', { Filter }).FlowLogs).toMatchObject([
    {
      FlowLogId: FlowLogIds![1],
      FlowLogStatus: 'ACTIVE',
      DeliverLogsStatus: 'FAILED',
      TrafficType: 'REJECT',
      LogDestinationType: 'cloud-watch-logs',
      MaxAggregationInterval: 600,
      Tags: [{ Key: 'team', Value: 'net' }],
    },
  ]);
});

test('CreateFlowLogs refuses a resource that has no traffic', () => {
  const cloud = newAccount();
  const create = (id: string) =>
    cloud.call('ec2', 'CreateFlowLogs', { ResourceIds: [id], ResourceType: 'VPC', TrafficType: 'ALL' });
  const { RouteTableId = '' } = cloud.call('ec2', 'DescribeRouteTables', {}).RouteTables![0]!;
  expect(faultText(() => create(RouteTableId))).toBe(
    `InvalidParameterValue: Flow logs are not supported for ${RouteTableId}`,
  );
  expect(faultText(() => create('vpc-0'))).toBe("InvalidID: The ID 'vpc-0' is not valid");
});

test('DeleteFlowLogs deletes the flow logs that exist, and reports the others', () => {
  const cloud = newAccount();
  const { FlowLogIds = [] } = cloud.call('ec2', 'CreateFlowLogs', {
    ResourceIds: [createVpc(cloud)],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::logs',
  });
  const { Unsuccessful } = cloud.call('ec2', 'DeleteFlowLogs', { FlowLogIds: [...FlowLogIds, 'fl-0'] });
  expect(Unsuccessful).toEqual([
    {
      ResourceId: 'fl-0',
      Error: { Code: 'InvalidFlowLogId.NotFound', Message: "The specified flow log 'fl-0' does not exist" },
    },
  ]);
  expect(cloud.call('ec2', 'DescribeFlowLogs', {}).FlowLogs).toEqual([]);
});
