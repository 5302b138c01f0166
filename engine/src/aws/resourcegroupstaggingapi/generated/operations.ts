// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  GetResources: operation<(typeof import('../operations/get-resources.ts'))['getResources']>('get-resources', 'getResources'),
  GetTagKeys: operation<(typeof import('../operations/get-tag-keys.ts'))['getTagKeys']>('get-tag-keys', 'getTagKeys'),
  GetTagValues: operation<(typeof import('../operations/get-tag-values.ts'))['getTagValues']>('get-tag-values', 'getTagValues'),
  TagResources: operation<(typeof import('../operations/tag-resources.ts'))['tagResources']>('tag-resources', 'tagResources'),
  UntagResources: operation<(typeof import('../operations/untag-resources.ts'))['untagResources']>('untag-resources', 'untagResources'),
};
