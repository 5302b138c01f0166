import { expect, test } from 'vitest';
import { toApi } from './api-shape.ts';

test('names lose their capital, tag filters keep theirs, and groups of filters are lists of lists', () => {
  const filter = { Key: 'stage', Value: 'test', Type: 'KEY_AND_VALUE' };
  expect(
    toApi({
      ECSServices: [{ ClusterName: 'main', ServiceName: 'web' }],
      LoadBalancerInfo: { TargetGroupPairInfoList: [{ ProdTrafficRoute: { ListenerArns: ['arn'] } }] },
      Ec2TagFilters: [filter],
      Ec2TagSet: { Ec2TagSetList: [{ Ec2TagGroup: [filter] }, {}] },
      OnPremisesTagSet: { OnPremisesTagSetList: [{ OnPremisesTagGroup: [filter] }] },
    }),
  ).toEqual({
    ecsServices: [{ clusterName: 'main', serviceName: 'web' }],
    loadBalancerInfo: { targetGroupPairInfoList: [{ prodTrafficRoute: { listenerArns: ['arn'] } }] },
    ec2TagFilters: [filter],
    ec2TagSet: { ec2TagSetList: [[filter], []] },
    onPremisesTagSet: { onPremisesTagSetList: [[filter]] },
  });
});
