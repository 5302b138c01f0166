// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddPermission: operation<(typeof import('../operations/add-permission.ts'))['addPermission']>('add-permission', 'addPermission'),
  CreateAlias: operation<(typeof import('../operations/create-alias.ts'))['createAlias']>('create-alias', 'createAlias'),
  CreateFunction: operation<(typeof import('../operations/create-function.ts'))['createFunction']>('create-function', 'createFunction'),
  DeleteAlias: operation<(typeof import('../operations/delete-alias.ts'))['deleteAlias']>('delete-alias', 'deleteAlias'),
  DeleteFunction: operation<(typeof import('../operations/delete-function.ts'))['deleteFunction']>('delete-function', 'deleteFunction'),
  DeleteFunctionEventInvokeConfig: operation<(typeof import('../operations/delete-function-event-invoke-config.ts'))['deleteFunctionEventInvokeConfig']>('delete-function-event-invoke-config', 'deleteFunctionEventInvokeConfig'),
  DeleteLayerVersion: operation<(typeof import('../operations/delete-layer-version.ts'))['deleteLayerVersion']>('delete-layer-version', 'deleteLayerVersion'),
  GetAlias: operation<(typeof import('../operations/get-alias.ts'))['getAlias']>('get-alias', 'getAlias'),
  GetFunction: operation<(typeof import('../operations/get-function.ts'))['getFunction']>('get-function', 'getFunction'),
  GetFunctionConfiguration: operation<(typeof import('../operations/get-function-configuration.ts'))['getFunctionConfiguration']>('get-function-configuration', 'getFunctionConfiguration'),
  GetFunctionEventInvokeConfig: operation<(typeof import('../operations/get-function-event-invoke-config.ts'))['getFunctionEventInvokeConfig']>('get-function-event-invoke-config', 'getFunctionEventInvokeConfig'),
  GetLayerVersion: operation<(typeof import('../operations/get-layer-version.ts'))['getLayerVersion']>('get-layer-version', 'getLayerVersion'),
  GetLayerVersionByArn: operation<(typeof import('../operations/get-layer-version-by-arn.ts'))['getLayerVersionByArn']>('get-layer-version-by-arn', 'getLayerVersionByArn'),
  GetPolicy: operation<(typeof import('../operations/get-policy.ts'))['getPolicy']>('get-policy', 'getPolicy'),
  Invoke: operation<(typeof import('../operations/invoke.ts'))['invoke']>('invoke', 'invoke'),
  ListAliases: operation<(typeof import('../operations/list-aliases.ts'))['listAliases']>('list-aliases', 'listAliases'),
  ListFunctionEventInvokeConfigs: operation<(typeof import('../operations/list-function-event-invoke-configs.ts'))['listFunctionEventInvokeConfigs']>('list-function-event-invoke-configs', 'listFunctionEventInvokeConfigs'),
  ListFunctions: operation<(typeof import('../operations/list-functions.ts'))['listFunctions']>('list-functions', 'listFunctions'),
  ListLayerVersions: operation<(typeof import('../operations/list-layer-versions.ts'))['listLayerVersions']>('list-layer-versions', 'listLayerVersions'),
  ListLayers: operation<(typeof import('../operations/list-layers.ts'))['listLayers']>('list-layers', 'listLayers'),
  ListTags: operation<(typeof import('../operations/list-tags.ts'))['listTags']>('list-tags', 'listTags'),
  ListVersionsByFunction: operation<(typeof import('../operations/list-versions-by-function.ts'))['listVersionsByFunction']>('list-versions-by-function', 'listVersionsByFunction'),
  PublishLayerVersion: operation<(typeof import('../operations/publish-layer-version.ts'))['publishLayerVersion']>('publish-layer-version', 'publishLayerVersion'),
  PublishVersion: operation<(typeof import('../operations/publish-version.ts'))['publishVersion']>('publish-version', 'publishVersion'),
  PutFunctionEventInvokeConfig: operation<(typeof import('../operations/put-function-event-invoke-config.ts'))['putFunctionEventInvokeConfig']>('put-function-event-invoke-config', 'putFunctionEventInvokeConfig'),
  RemovePermission: operation<(typeof import('../operations/remove-permission.ts'))['removePermission']>('remove-permission', 'removePermission'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateAlias: operation<(typeof import('../operations/update-alias.ts'))['updateAlias']>('update-alias', 'updateAlias'),
  UpdateFunctionCode: operation<(typeof import('../operations/update-function-code.ts'))['updateFunctionCode']>('update-function-code', 'updateFunctionCode'),
  UpdateFunctionConfiguration: operation<(typeof import('../operations/update-function-configuration.ts'))['updateFunctionConfiguration']>('update-function-configuration', 'updateFunctionConfiguration'),
  UpdateFunctionEventInvokeConfig: operation<(typeof import('../operations/update-function-event-invoke-config.ts'))['updateFunctionEventInvokeConfig']>('update-function-event-invoke-config', 'updateFunctionEventInvokeConfig'),
};
