// Written by `npm run generate` from the files in operations/. Do not edit.
import { addPermission } from '../operations/add-permission.ts';
import { createFunction } from '../operations/create-function.ts';
import { deleteFunction } from '../operations/delete-function.ts';
import { getFunctionConfiguration } from '../operations/get-function-configuration.ts';
import { getFunction } from '../operations/get-function.ts';
import { getPolicy } from '../operations/get-policy.ts';
import { invoke } from '../operations/invoke.ts';
import { listFunctions } from '../operations/list-functions.ts';
import { listTags } from '../operations/list-tags.ts';
import { removePermission } from '../operations/remove-permission.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updateFunctionCode } from '../operations/update-function-code.ts';
import { updateFunctionConfiguration } from '../operations/update-function-configuration.ts';

export const operations = {
  AddPermission: addPermission,
  CreateFunction: createFunction,
  DeleteFunction: deleteFunction,
  GetFunction: getFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetPolicy: getPolicy,
  Invoke: invoke,
  ListFunctions: listFunctions,
  ListTags: listTags,
  RemovePermission: removePermission,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
};
