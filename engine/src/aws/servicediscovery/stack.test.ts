import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

const StackName = 'names';

function stackWithGuest() {
  const cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', {
    StackName,
    TemplateBody: JSON.stringify({
      Resources: { Names: { Type: 'AWS::ServiceDiscovery::HttpNamespace', Properties: { Name: 'shop' } } },
    }),
  });
  cloud.advance(5_000);
  const { Namespaces } = cloud.call('servicediscovery', 'ListNamespaces', {});
  const { Service } = cloud.call('servicediscovery', 'CreateService', {
    Name: 'api',
    NamespaceId: Namespaces![0]!.Id!,
  });
  cloud.call('cloudformation', 'DeleteStack', { StackName });
  cloud.advance(30_000);
  const events = () =>
    cloud
      .call('cloudformation', 'DescribeStackEvents', { StackName: stackId })
      .StackEvents!.filter(({ LogicalResourceId }) => LogicalResourceId === 'Names')
      .map(({ ResourceStatus, ResourceStatusReason }) => `${ResourceStatus} ${ResourceStatusReason ?? ''}`);
  const { Stacks } = cloud.call('cloudformation', 'DescribeStacks', { StackName });
  const stackId = Stacks![0]!.StackId!;
  return { cloud, serviceId: Service!.Id!, events };
}

test('a namespace waits for services that go down beside it, and says so', () => {
  const { cloud, serviceId, events } = stackWithGuest();
  expect(events()[0]).toBe(
    'DELETE_IN_PROGRESS It still has services, which Cloud Map requires to be gone first',
  );
  cloud.call('servicediscovery', 'DeleteService', { Id: serviceId });
  cloud.advance(5_000);
  expect(events()[0]).toBe('DELETE_COMPLETE ');
  cloud[Symbol.dispose]();
});

test('a namespace whose services stay is not deleted', () => {
  const { cloud, events } = stackWithGuest();
  cloud.advance(150_000);
  expect(events()[0]).toMatch(/^DELETE_FAILED .*associated services/);
  cloud[Symbol.dispose]();
});
