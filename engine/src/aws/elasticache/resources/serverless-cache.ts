// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-serverlesscache.html

import { changesOf, tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { cacheArn, findCache, requireCache } from '../find.ts';
import { serverlessView } from '../views/serverless.ts';
import { progressOf } from './progress.ts';
import { inputOf, retag } from './properties.ts';

/** Members of the schema that say what has become of the cache. */
const answered = ['Endpoint', 'ReaderEndpoint'];

const given = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(inputOf(properties)).filter(([name]) => !answered.includes(name)));

export const serverlessCacheResource: ResourceType = {
  type: 'AWS::ElastiCache::ServerlessCache',
  create(request, ctx) {
    if (request.memo) return progressOf(requireCache('serverless', String(request.memo.id), ctx));
    const id = String(request.properties.ServerlessCacheName ?? '').toLowerCase();
    ctx.call('elasticache', 'CreateServerlessCache', {
      ...given(request.properties),
      ServerlessCacheName: id,
      Engine: request.properties.Engine as string,
      Tags: tagsOf(request),
    });
    return progressOf(requireCache('serverless', id, ctx));
  },
  update(id, request, ctx) {
    if (!request.memo) {
      const changes = changesOf(given(request.previous), given(request.properties), {
        Description: '',
        SnapshotRetentionLimit: 0,
      });
      if (Object.keys(changes).length > 0)
        ctx.call('elasticache', 'ModifyServerlessCache', { ...changes, ServerlessCacheName: id });
      retag(cacheArn(requireCache('serverless', id, ctx), ctx), request, ctx);
    }
    return progressOf(requireCache('serverless', id, ctx));
  },
  delete(id, _request, ctx) {
    const record = findCache('serverless', id, ctx);
    if (!record) return { status: 'success', physicalId: id };
    const reason = `The cache ${id} is ${record.status}.`;
    if (record.status !== 'deleting' && record.status !== 'creating')
      ctx.call('elasticache', 'DeleteServerlessCache', { ServerlessCacheName: id });
    return { status: 'in-progress', physicalId: id, againInMs: 500, reason };
  },
  unread: [...answered, 'FinalSnapshotName', 'SnapshotArnsToRestore'],
  read(id, _properties, ctx) {
    const record = requireCache('serverless', id, ctx);
    return {
      ...serverlessView(record, ctx),
      Tags: Object.entries(record.tags).map(([Key, Value]) => ({ Key, Value })),
    };
  },
  attributes(id, ctx) {
    const view = serverlessView(requireCache('serverless', id, ctx), ctx);
    const { Endpoint: endpoint, ReaderEndpoint: reader } = view;
    return {
      ARN: view.ARN,
      Status: view.Status,
      CreateTime: view.CreateTime?.toISOString(),
      FullEngineVersion: view.FullEngineVersion,
      'Endpoint.Address': endpoint?.Address,
      'Endpoint.Port': endpoint && String(endpoint.Port),
      'ReaderEndpoint.Address': reader?.Address,
      'ReaderEndpoint.Port': reader && String(reader.Port),
    };
  },
};
