// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/global-table.ts'))['globalTableResource']>('AWS::DynamoDB::GlobalTable', 'global-table', 'globalTableResource'),
  resource<(typeof import('../resources/table.ts'))['tableResource']>('AWS::DynamoDB::Table', 'table', 'tableResource'),
];
