// Written by `npm run generate` from the files in operations/. Do not edit.
import { addPermission } from '../operations/add-permission.ts';
import { createAlias } from '../operations/create-alias.ts';
import { createFunction } from '../operations/create-function.ts';
import { deleteAlias } from '../operations/delete-alias.ts';
import { deleteFunctionEventInvokeConfig } from '../operations/delete-function-event-invoke-config.ts';
import { deleteFunction } from '../operations/delete-function.ts';
import { deleteLayerVersion } from '../operations/delete-layer-version.ts';
import { getAlias } from '../operations/get-alias.ts';
import { getFunctionConfiguration } from '../operations/get-function-configuration.ts';
import { getFunctionEventInvokeConfig } from '../operations/get-function-event-invoke-config.ts';
import { getFunction } from '../operations/get-function.ts';
import { getLayerVersionByArn } from '../operations/get-layer-version-by-arn.ts';
import { getLayerVersion } from '../operations/get-layer-version.ts';
import { getPolicy } from '../operations/get-policy.ts';
import { invoke } from '../operations/invoke.ts';
import { listAliases } from '../operations/list-aliases.ts';
import { listFunctionEventInvokeConfigs } from '../operations/list-function-event-invoke-configs.ts';
import { listFunctions } from '../operations/list-functions.ts';
import { listLayerVersions } from '../operations/list-layer-versions.ts';
import { listLayers } from '../operations/list-layers.ts';
import { listTags } from '../operations/list-tags.ts';
import { listVersionsByFunction } from '../operations/list-versions-by-function.ts';
import { publishLayerVersion } from '../operations/publish-layer-version.ts';
import { publishVersion } from '../operations/publish-version.ts';
import { putFunctionEventInvokeConfig } from '../operations/put-function-event-invoke-config.ts';
import { removePermission } from '../operations/remove-permission.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updateAlias } from '../operations/update-alias.ts';
import { updateFunctionCode } from '../operations/update-function-code.ts';
import { updateFunctionConfiguration } from '../operations/update-function-configuration.ts';
import { updateFunctionEventInvokeConfig } from '../operations/update-function-event-invoke-config.ts';

export const operations = {
  AddPermission: addPermission,
  CreateAlias: createAlias,
  CreateFunction: createFunction,
  DeleteAlias: deleteAlias,
  DeleteFunction: deleteFunction,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  DeleteLayerVersion: deleteLayerVersion,
  GetAlias: getAlias,
  GetFunction: getFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetLayerVersion: getLayerVersion,
  GetLayerVersionByArn: getLayerVersionByArn,
  GetPolicy: getPolicy,
  Invoke: invoke,
  ListAliases: listAliases,
  ListFunctionEventInvokeConfigs: listFunctionEventInvokeConfigs,
  ListFunctions: listFunctions,
  ListLayerVersions: listLayerVersions,
  ListLayers: listLayers,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishLayerVersion: publishLayerVersion,
  PublishVersion: publishVersion,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  RemovePermission: removePermission,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
};
