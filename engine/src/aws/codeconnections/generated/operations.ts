// Written by `npm run generate` from the files in operations/. Do not edit.
import { createConnection } from '../operations/create-connection.ts';
import { deleteConnection } from '../operations/delete-connection.ts';
import { getConnection } from '../operations/get-connection.ts';
import { listConnections } from '../operations/list-connections.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';

export const operations = {
  CreateConnection: createConnection,
  DeleteConnection: deleteConnection,
  GetConnection: getConnection,
  ListConnections: listConnections,
  ListTagsForResource: listTagsForResource,
  TagResource: tagResource,
  UntagResource: untagResource,
};
