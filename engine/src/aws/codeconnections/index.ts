// AWS CodeConnections: connections to source providers, which stand for local git repositories.
import { defineService } from '../../kernel/service.ts';
import { createConnection } from './operations/create-connection.ts';
import { deleteConnection } from './operations/delete-connection.ts';
import { getConnection } from './operations/get-connection.ts';
import { listConnections } from './operations/list-connections.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { connectionResource } from './resources/connection.ts';

export const codeConnections = defineService({
  id: 'codeconnections',
  operations: {
    CreateConnection: createConnection,
    DeleteConnection: deleteConnection,
    GetConnection: getConnection,
    ListConnections: listConnections,
    ListTagsForResource: listTagsForResource,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  resources: [
    connectionResource('AWS::CodeConnections::Connection'),
    connectionResource('AWS::CodeStarConnections::Connection'),
  ],
});
