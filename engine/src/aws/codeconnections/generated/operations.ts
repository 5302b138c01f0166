// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateConnection: operation<(typeof import('../operations/create-connection.ts'))['createConnection']>('create-connection', 'createConnection'),
  DeleteConnection: operation<(typeof import('../operations/delete-connection.ts'))['deleteConnection']>('delete-connection', 'deleteConnection'),
  GetConnection: operation<(typeof import('../operations/get-connection.ts'))['getConnection']>('get-connection', 'getConnection'),
  ListConnections: operation<(typeof import('../operations/list-connections.ts'))['listConnections']>('list-connections', 'listConnections'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
};
